"""Install this copy of the course beside this file, without a network, and open its first notebook.

    python3 start.py               installs what is missing, then opens JupyterLab
    python3 start.py --install     installs alone
    python3 start.py OPTIONS       hands the options on to JupyterLab

On Windows: py start.py. Nothing is installed outside this folder. Unzip it on a disk of this computer first.
"""

import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
#: Written last: without it an earlier try was broken off.
DONE = VENV / "installed"
FIRST_NOTEBOOK = "notebooks/00_start_here.ipynb"


def here():
    """This Python and machine, as `made_for.json` names those that the zip was made for."""
    return {
        "python": "{}.{}".format(*sys.version_info),
        "system": platform.system(),
        "machine": platform.machine(),
    }


def told(machine):
    return "Python {python} on {system} ({machine})".format(**machine)


def install():
    """Make `.venv` and install the wheels into it. pip comes along, since some systems have none."""
    print("Installing the course. This happens once and takes about a minute.", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(VENV)], check=True)
    wheels = HERE / "wheels"
    (pip,) = wheels.glob("pip-*.whl")
    wanted = ["--no-index", "--find-links", str(wheels), "--no-cache-dir", "--quiet", "--disable-pip-version-check"]
    # Python compiles what it uses as it uses it: all of it now would take three times as long.
    wanted += ["--no-compile"]
    subprocess.run([str(PYTHON), str(pip / "pip"), "--isolated", "install", *wanted, "pain-helpers"], check=True)
    DONE.touch()


def main(options):
    made_for = json.loads((HERE / "made_for.json").read_text(encoding="utf-8"))
    if here() != made_for:
        return (
            f"This copy of the course was made for {told(made_for)}, and this is {told(here())}: "
            "start it with such a Python, or have a copy made on a machine like this one with `make offline`."
        )
    if not DONE.is_file():
        try:
            install()
        except (OSError, subprocess.CalledProcessError) as error:
            return f"The course could not be installed: the lines above say why ({error})."
    if "--install" in options:
        return 0
    root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    page = f"--LabApp.default_url=/lab/tree/{FIRST_NOTEBOOK}"
    quiet = ["--LabApp.extension_manager=readonly"]  # it would look for extensions on the internet
    command = [str(PYTHON), "-m", "jupyterlab", *root, page, *quiet, *options]
    os.chdir(str(HERE))
    if os.name == "nt":
        return subprocess.run(command).returncode
    # In place of this process: whoever ends it ends JupyterLab.
    sys.stdout.flush()
    return os.execv(command[0], command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
