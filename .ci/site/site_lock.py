"""Pyodide's list of packages for this course: what an `import` in a cell loads, from where, and with which checksum.

Compiled packages come from Pyodide, pure ones as wheels from the index of packages; what each needs is read in it.
"""

import email
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename
from site_tools import sha256

#: What a package asks for and the browser's Python does without, with the reason.
LEFT_OUT = {
    "jupyterlab": "is the page itself, and JupyterLite brings its own",
    "jupyterlab-widgets": "is a part of the page",
    "widgetsnbextension": "is a part of an older page",
    "pytz": "is listed by Pyodide for matplotlib, which does not use it",
    "matplotlib-pyodide": "draws into pages without Jupyter",
    "psutil": "reads a computer's processes",
    "jedi": "completes what is typed; IPython does so without",
}
#: What the kernel loads before it runs a cell, beside the course. Some parts of Python are packages in older Pyodides.
KERNEL = ("micropip", "piplite", "ssl", "sqlite3", "ipykernel", "comm", "pyodide-kernel", "jedi", "ipython")
COURSE = "pain-helpers"
#: In the stead of these the kernel gets what the folder beside this file holds, of jedi nothing. They take half a
#: second to load, and are there to install packages, of which there are none, and to complete what is typed.
STAND_IN = Path(__file__).parent / "stand_in"
STAND_INS = {"micropip": "micropip.py", "piplite": "piplite/*.py", "jedi": "jedi/*.py"}


@dataclass(frozen=True)
class Wheel:
    """One wheel: its file, and what it says of itself."""

    path: Path

    @property
    def name(self) -> str:
        return canonicalize_name(parse_wheel_filename(self.path.name)[0])

    @property
    def version(self) -> str:
        return str(parse_wheel_filename(self.path.name)[1])

    @property
    def requirements(self) -> list[Requirement]:
        with zipfile.ZipFile(self.path) as packed:
            (name,) = [name for name in packed.namelist() if name.endswith(".dist-info/METADATA")]
            said = email.message_from_bytes(packed.read(name))
        return [Requirement(line) for line in said.get_all("Requires-Dist", [])]

    @property
    def imports(self) -> list[str]:
        with zipfile.ZipFile(self.path) as packed:
            names = [name for name in packed.namelist() if name.endswith(".py") and ".data/" not in name]
        return sorted({name.split("/")[0].removesuffix(".py") for name in names})


def stand_ins(folder: Path) -> list[Path]:
    """A wheel for each package that another stands in for, written into a folder."""
    return [stand_in(name, pattern, folder) for name, pattern in STAND_INS.items()]


def stand_in(name: str, pattern: str, folder: Path) -> Path:
    files = {path.relative_to(STAND_IN).as_posix(): path for path in sorted(STAND_IN.glob(pattern))}
    content = {inside: path.read_text(encoding="utf-8") for inside, path in files.items()}
    content[f"{name}-0.dist-info/METADATA"] = f"Metadata-Version: 2.1\nName: {name}\nVersion: 0\n"
    content[f"{name}-0.dist-info/WHEEL"] = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    path = folder / f"{name}-0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as packed:
        for inside, text in content.items():
            packed.writestr(zipfile.ZipInfo(inside, (1980, 1, 1, 0, 0, 0)), text)
    return path


def needed(requirements: list[Requirement], python: str) -> list[Requirement]:
    """Those that hold in the browser's Python, without those that the page stands for."""
    there = {
        "sys_platform": "emscripten", "platform_system": "Emscripten", "os_name": "posix", "platform_machine": "wasm32",
        "python_version": ".".join(python.split(".")[:2]), "python_full_version": python, "extra": "",
    }  # fmt: skip
    held = (one for one in requirements if one.marker is None or one.marker.evaluate(there))
    return [one for one in held if canonicalize_name(one.name) not in LEFT_OUT]


def entry(wheel: Wheel, python: str) -> dict:
    """A wheel, as Pyodide lists packages."""
    return {
        "name": wheel.name,
        "version": wheel.version,
        "file_name": wheel.path.name,
        "install_dir": "site",
        "sha256": sha256(wheel.path),
        "package_type": "package",
        "imports": wheel.imports,
        "depends": sorted({canonicalize_name(one.name) for one in needed(wheel.requirements, python)}),
        "unvendored_tests": False,
    }


def closure(packages: dict, wanted: list[str]) -> set[str]:
    """The packages that these need, and they themselves. KeyError names one that nobody has."""
    found, left = set(), list(wanted)
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += packages[name]["depends"]
    return found


def extended(pyodide: dict, wheels: list[Wheel]) -> dict:
    """Pyodide's lock with the wheels in it, cut down to what the kernel and the course need."""
    python = pyodide["info"]["python"]
    packages = {}
    for name, package in pyodide["packages"].items():
        depends = [canonicalize_name(one) for one in package["depends"]]
        packages[canonicalize_name(name)] = {**package, "depends": [one for one in depends if one not in LEFT_OUT]}
    packages |= {wheel.name: entry(wheel, python) for wheel in wheels}
    wanted = [name for name in KERNEL if name in packages]
    kept = closure(packages, [*wanted, COURSE])
    return {**pyodide, "packages": {name: packages[name] for name in sorted(kept)}}


def misfits(lock: dict, wheels: list[Wheel]) -> list[str]:
    """What a wheel asks for and the lock has not, or in a version out of its range: one sentence each."""
    python, packages, wrong = lock["info"]["python"], lock["packages"], []
    for wheel in wheels:
        if wheel.name not in packages:
            wrong.append(f"{wheel.name} is pinned, and nothing needs it.")
        for one in needed(wheel.requirements, python):
            there = packages.get(canonicalize_name(one.name), {}).get("version")
            if there is None or not one.specifier.contains(there, prereleases=True):
                wrong.append(f"{wheel.name} needs {one.name}{one.specifier}, and here is {there or 'none'}.")
    return wrong


def preloaded(lock: dict) -> list[str]:
    """What the kernel loads while Python itself starts: all that the course needs, so that no cell waits for it."""
    return [name for name in [*KERNEL, COURSE] if name in lock["packages"]]


def write(lock: dict, folder: Path) -> None:
    (folder / "pyodide-lock.json").write_text(json.dumps(lock), encoding="utf-8")
