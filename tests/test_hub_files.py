"""The files for hubs say the same, and a server knows every option that they hand it."""

import re
from pathlib import Path

import pytest
import yaml
from jupyter_server.services.kernels.kernelmanager import MappingKernelManager
from jupyterlab.labapp import LabApp
from traitlets.config import Config

ROOT = Path(__file__).resolve().parent.parent
HUB = ROOT / ".ci" / "hub"
VALUES = yaml.safe_load((HUB / "zero_to_jupyterhub.yaml").read_text(encoding="utf-8"))


def bytes_of(said: str) -> float:
    """As JupyterHub reads it."""
    return float(said[:-1]) * {"M": 1024**2, "G": 1024**3}[said[-1]]


def of_littlest() -> Config:
    """What the file for The Littlest JupyterHub sets."""
    config = Config()
    path = HUB / "littlest_jupyterhub.py"
    exec(compile(path.read_text(encoding="utf-8"), path, "exec"), {"get_config": lambda: config})
    assert set(config) == {"Spawner"}
    return config.Spawner


@pytest.fixture(scope="module")
def spawner():
    return of_littlest()


def test_both_files_say_the_same(spawner):
    single, kube = VALUES["singleuser"], VALUES["hub"]["config"]["KubeSpawner"]
    assert (single["memory"]["guarantee"], single["memory"]["limit"]) == (spawner.mem_guarantee, spawner.mem_limit)
    assert (single["cpu"]["limit"], single["defaultUrl"]) == (spawner.cpu_limit, spawner.default_url)
    assert (single["startTimeout"], kube["http_timeout"]) == (spawner.start_timeout, spawner.http_timeout)
    assert kube["args"] == spawner.args
    assert single["extraEnv"] == spawner.environment
    culled = re.search(r"services\.cull\.timeout (\d+)", (HUB / "littlest_jupyterhub.py").read_text(encoding="utf-8"))
    assert VALUES["cull"]["timeout"] == int(culled[1])


def test_every_option_of_a_server_is_one_that_it_knows(spawner):
    known = {"MappingKernelManager": MappingKernelManager, "LabApp": LabApp}
    for option in spawner.args:
        name, trait = re.fullmatch(r"--(\w+)\.(\w+)=.+", option).groups()
        assert trait in known[name].class_trait_names(config=True), option


def test_the_image_gets_its_own_name_and_puller():
    image = VALUES["singleuser"]["image"]
    assert image["name"].startswith("YOUR-") and image["tag"] == "VERSION", "nobody's image is promised"
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    assert any(str(part).startswith("nbgitpuller") for part in environment["dependencies"])
