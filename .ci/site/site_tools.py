"""What the site is made with, and the wheels and the Pyodide that go into it: fetched by pip and npm, and kept."""

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VERSIONS = tomllib.loads((Path(__file__).parent / "versions.toml").read_text(encoding="utf-8"))
#: An environment of its own: what JupyterLite needs is no business of a learner's or a test's.
KEPT = ROOT / ".venv" / "site"
#: What Pyodide is, beside Python's own modules and its packages; a version has pyodide.asm.js or pyodide.asm.mjs.
CORE = ("pyodide.js", "pyodide.mjs", "pyodide.asm.js", "pyodide.asm.mjs", "pyodide.asm.wasm")
STDLIB = "python_stdlib.zip"


def pins(part: dict[str, str]) -> list[str]:
    return [f"{name}=={version}" for name, version in part.items()]


def stopping(command: list, help: str, **options) -> subprocess.CompletedProcess:
    """Run a command, whose output is shown only when it fails; then one sentence says what to do."""
    try:
        done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False, **options)
    except FileNotFoundError:
        sys.exit(f"{command[0]} is not installed here: {help}")
    if done.returncode:
        sys.exit(f"{done.stdout[-3000:]}{done.stderr[-3000:]}\n{help}")
    return done


def pip(*arguments, python: Path | None = None) -> None:
    before = [sys.executable, "-m", "pip", "--disable-pip-version-check", *(["--python", python] if python else [])]
    stopping([*before, *arguments], "The packages could not be fetched: the lines above say which and why. Online?")


def made_once(folder: Path, asked: object, make) -> Path:
    """The folder, made anew unless it was made of the very same; what broke off half way does not count."""
    stamp, text = folder / "made_of.json", json.dumps(asked, sort_keys=True)
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != text:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        make(folder)
        stamp.write_text(text, encoding="utf-8")
    return folder


def environment(versions: dict) -> Path:
    """Where JupyterLite is installed; the folder that holds its `bin`."""

    def make(folder):
        stopping([sys.executable, "-m", "venv", "--without-pip", folder], "Install the venv part of Python.")
        pip("install", "--quiet", *pins(versions["build"]), python=folder / "bin" / "python")

    return made_once(KEPT / "tools", [versions["build"], sys.version], make)


def pure_wheels(versions: dict, python: str) -> list[Path]:
    """The packages of the browser as wheels without compiled parts, for this version of Python."""

    def make(folder):
        kind = ["--only-binary=:all:", "--platform=any", "--implementation=py", "--abi=none"]
        where = [f"--python-version={python}", f"--dest={folder}"]
        pip("download", "--quiet", "--no-deps", *kind, *where, *pins(versions["browser"]))

    folder = made_once(KEPT / f"wheels-{python}", versions["browser"], make)
    return sorted(folder.glob("*.whl"))


def course_wheel(folder: Path) -> Path:
    """The course as it lies here."""
    pip("wheel", "--quiet", "--no-deps", "--no-build-isolation", f"--wheel-dir={folder}", ROOT)
    (wheel,) = folder.glob("pain_helpers-*.whl")
    return wheel


def pyodide_of_npm(versions: dict) -> Path:
    """Pyodide's core, with its list of packages but without these."""

    def make(folder):
        stopping(
            ["npm", "pack", "--silent", f"pyodide@{versions['npm']['pyodide']}", f"--pack-destination={folder}"],
            "Pyodide could not be fetched by npm. Is Node with npm installed, and this machine online?",
        )
        (packed,) = folder.glob("*.tgz")
        with tarfile.open(packed) as archive:
            archive.extractall(folder, filter="data")
        packed.unlink()

    return made_once(KEPT / "pyodide", versions["npm"], make) / "package"


def compiled(archives: list[Path], core: Path) -> dict[Path, Path]:
    """Each with its modules in Python's own form, which a browser takes long to make. What was done once is kept."""
    here = Path(__file__).parent
    # That form is of this Python, and the script's.
    of = "-".join(sha256(path)[:8] for path in (core / "pyodide.asm.wasm", here / "compiled.py"))
    kept = {each: KEPT / "compiled" / of / sha256(each)[:16] / each.name for each in archives}
    with tempfile.TemporaryDirectory() as name:
        plain, done = Path(name, "plain"), Path(name, "compiled")
        plain.mkdir()
        done.mkdir()
        for each, place in kept.items():
            if not place.exists():
                shutil.copy(each, plain)
        if any(plain.iterdir()):
            command = ["node", here / "compiled.mjs", core, here / "compiled.py", name]
            stopping(command, "Python for the browser did not run in Node.")
        for each, place in kept.items():
            if not place.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.move(done / each.name, place)
    return kept


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
