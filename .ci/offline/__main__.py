"""Write the course and all that it needs into one zip, which installs and runs without a network: `make offline`.

    .ci/offline [FOLDER]     writes build/offline/NAME.zip, or into FOLDER

The zip is for machines of this kind alone (the same Python, system and processor), since it holds built packages: in
the versions of requirements.lock. Unzipped, `python3 start.py` installs and opens it.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from pathlib import Path

import start

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "offline"
#: Of the course, beside the notebooks and the package.
PAGES = ("INSTRUCTORS.md", "LICENSE", "LICENSE-content", "CITATION.cff")
READ_ME = """{title}, version {version}: a copy for {machine}, to be used without a network.

1. Unzip it on a disk of your computer. (You have, if you can read this beside a folder named wheels.)
2. Open a terminal in this folder and type: python3 start.py
   On Windows: py start.py

The first start takes about a minute. JupyterLab then opens in your browser, with the first notebook. Nothing is
installed outside this folder: to remove the course, delete the folder.

This course explains; it does not advise. Do not change or stop a medicine because of it.
"""


def build_wheels(folder):
    """The package and all it needs as wheels, in the tested versions; and pip, to install them with."""
    quiet = ["--quiet", "--quiet", "--disable-pip-version-check"]
    wanted = ["--constraint", str(ROOT / "requirements.lock"), "--wheel-dir", str(folder), "--no-build-isolation"]
    done = subprocess.run([sys.executable, "-m", "pip", "wheel", *quiet, *wanted, str(ROOT), "pip"], check=False)
    if done.returncode:
        sys.exit("The packages could not be fetched: the lines above say which and why. Is this machine online?")


def files(wheels, project):
    """What the zip holds: the name of each file in it, and where it comes from, or its text."""
    machine = start.here()
    words = {"title": project["description"], "version": project["version"], "machine": start.told(machine)}
    yield "READ_ME.txt", READ_ME.format(**words)
    yield "made_for.json", json.dumps(machine)
    yield "start.py", Path(start.__file__)
    for name in PAGES:
        yield name, ROOT / name
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        yield f"notebooks/{path.name}", path
    for path in sorted(wheels.glob("*.whl")):
        yield f"wheels/{path.name}", path


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    folder = parser.parse_args(arguments).folder

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    course = project["urls"]["Repository"].rsplit("/", 1)[-1]
    machine = start.here()
    kind = "-".join([f"python{machine['python']}", machine["system"].lower(), machine["machine"].lower()])
    path = folder / f"{course}-{project['version']}-{kind}.zip"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        wheels = Path(name)
        build_wheels(wheels)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
            for name, source in files(wheels, project):
                if isinstance(source, Path):
                    # Wheels are packed already.
                    how = zipfile.ZIP_STORED if source.suffix == ".whl" else None
                    packed.write(source, f"{course}/{name}", how)
                else:
                    packed.writestr(f"{course}/{name}", source)
    print(f"{path}: {path.stat().st_size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
