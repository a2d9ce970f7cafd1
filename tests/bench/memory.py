"""How much memory the course takes, and that it stays so much however long someone goes on.

Run by `make memory`, which takes about six minutes. It prints tables and writes nothing.
`test_memory.py` looks at a part of it.
"""

from __future__ import annotations

import ast
import gc
import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
import psutil
from jupyter_client import BlockingKernelClient, KernelManager

from ..browser.jupyter import NOTEBOOKS, REPOSITORY, Notebook, chromium, jupyter_lab
from ..browser.labs import Lab
from .labs_bench import lab_cells
from .timed import begin

ROUNDS, MOVES, MOVES_IN_A_PAGE = 20, 5000, 500
#: So often memory is looked at over the moves.
LOOKS = 10
#: Into the first rounds and moves falls what is kept once: caches, fonts, letters.
FIRST_ROUNDS, FIRST_LOOKS = 4, 3
#: What a learner's server and kernel may take together (MB), and how far memory may grow after the first rounds.
MOST, GROWTH = 300.0, 0.10


def megabytes(process: int) -> float:
    """What a process holds now."""
    return psutil.Process(process).memory_info().rss / 1e6


def most_megabytes(process: int) -> float | None:
    """The most that a process has held so far, where the system tells it."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return None
    return next(int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("VmHWM"))


def growth(held: list[float], first: int) -> float:
    """How far the most after the ``first`` looks lies above the last of these, as a share of it."""
    return max(held[first:]) / held[first - 1] - 1


# One kernel, again and again


@contextmanager
def kernel() -> Iterator[tuple[int, BlockingKernelClient]]:
    """A kernel as a learner's, and its process."""
    paths = [str(REPOSITORY), os.environ.get("PYTHONPATH", "")]
    manager = KernelManager(kernel_name="python3", transport="ipc")
    manager.start_kernel(env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))})
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        yield manager.provisioner.pid, client
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def run_cell(client: BlockingKernelClient, cell) -> None:
    """Run one cell, and say which it is, as a page does: so a lab that it made before is closed."""
    content = {"code": cell.source, "silent": False, "store_history": True, "allow_stdin": False}
    message = client.session.msg("execute_request", content, metadata={"cellId": cell.id})
    client.shell_channel.send(message)
    while (reply := client.get_shell_msg(timeout=120))["parent_header"].get("msg_id") != message["header"]["msg_id"]:
        pass
    if reply["content"]["status"] != "ok":
        raise RuntimeError("\n".join(reply["content"]["traceback"]))
    # What it drew, a page would have taken.
    while client.iopub_channel.msg_ready():
        client.get_iopub_msg()


def run_all(path: Path, rounds: int) -> tuple[list[float], float | None]:
    """A notebook run wholly so many times in one kernel: its megabytes after each, and the most that it held."""
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    held = []
    with kernel() as (process, client):
        for _ in range(rounds):
            for cell in cells:
                run_cell(client, cell)
            held.append(megabytes(process))
        return held, most_megabytes(process)


# Labs without a page


def labs_of_the_course(one_in: int = 1) -> list:
    """Each lab as a notebook opens it, or some of them: one in so many."""
    found = []
    for source in [source for labs in lab_cells().values() for source in labs.values()][::one_in]:
        *before, call = ast.parse(source).body
        names: dict = {}
        exec(compile(ast.Module(before, []), "cell", "exec"), names)
        found.append(eval(ast.unparse(call), names))
    return found


def move(lab, chance: random.Random) -> None:
    """What a learner might do to it: mostly a control somewhere else, now and then a button."""
    if chance.random() < 0.9:
        control = chance.choice(lab.controls)
        lab.set(**{control.name: control.on_a_step(chance.uniform(control.low, control.high))})
    elif lab.offered_presets and chance.random() < 0.5:
        lab.preset(chance.choice(list(lab.offered_presets)))
    else:
        chance.choice([lab.hold, lab.reset])()


def moves(labs: list, count: int, told: Callable[[str], None] = lambda said: None) -> list[float]:
    """So many random moves: this process's megabytes, looked at ``LOOKS`` times."""
    chance = random.Random(14)
    held = []
    for done in range(1, count + 1):
        move(chance.choice(labs), chance)
        if done % (count // LOOKS) == 0:
            gc.collect()
            held.append(megabytes(os.getpid()))
            told(f"{done} moves: {held[-1]:.0f} MB")
    return held


# In a browser


@contextmanager
def opened(server, browser, name: str) -> Iterator[Notebook]:
    """A notebook, run wholly in a page of its own."""
    context = browser.new_context(viewport={"width": 1366, "height": 900})
    context.add_init_script(path=REPOSITORY / "tests" / "browser" / "page.js")
    with Notebook(context.new_page(), server, name) as notebook:
        yield notebook.open()
    context.close()


def server_and_kernel(server) -> tuple[int, int]:
    """The processes of a server and of its only kernel."""
    mine = psutil.Process().children(recursive=True)
    kernels = [each for each in mine if "ipykernel_launcher" in " ".join(each.cmdline())]
    (one,) = kernels
    return one.ppid(), one.pid


def of_a_learner(browser, name: str) -> tuple[float, float, float | None]:
    """Megabytes of a server and of its kernel after Run All in a page, and the most that the kernel held."""
    with jupyter_lab() as server, opened(server, browser, name) as notebook:
        notebook.run_all()
        notebook.page.wait_for_timeout(2000)
        at_server, at_kernel = server_and_kernel(server)
        return megabytes(at_server), megabytes(at_kernel), most_megabytes(at_kernel)


def moves_in_page(notebook: Notebook, count: int) -> list[tuple[float, float]]:
    """So many steps of a slider in an open notebook: megabytes of the page's own and of the kernel, ``LOOKS`` times."""
    page = notebook.page
    tools = page.context.new_cdp_session(page)
    lab = Lab(page, page.locator(".pain-lab").first)
    _, at_kernel = server_and_kernel(notebook.server)
    held = []
    for done in range(1, count + 1):
        lab.box.locator(".noUi-handle").first.focus()
        page.keyboard.press("ArrowRight" if done // 40 % 2 else "ArrowLeft")
        page.wait_for_timeout(20)
        if done % (count // LOOKS) == 0:
            lab.settled()
            tools.send("HeapProfiler.collectGarbage")
            held.append((tools.send("Runtime.getHeapUsage")["usedSize"] / 1e6, megabytes(at_kernel)))
    return held


# The tables


def told_growth(what: str, held: list[float], first: int) -> str:
    grown = growth(held, first)
    said = "flat" if grown <= GROWTH else "NOT FLAT"
    return f"{what:<58}{held[0]:>7.0f}{held[first - 1]:>7.0f}{held[-1]:>7.0f} MB   {100 * grown:+.1f} %, {said}"


def told_of_a_learner(name: str, at_server: float, at_kernel: float, most: float | None) -> str:
    both = at_server + at_kernel
    said = "" if most is None else f"{most:>8.0f}"
    return f"{name:<42}{at_server:>8.0f}{at_kernel:>8.0f}{both:>8.0f}{said}{'   TOO MUCH' * (both > MOST)}"


def whether_flat(browser, tell: Callable[[str], None]) -> Iterator[str]:
    names = [NOTEBOOKS / "01_the_gate.ipynb", NOTEBOOKS / "10_the_whole_course.ipynb"]
    for path in names:
        tell(f"{path.name}: {ROUNDS} times Run All in one kernel")
        yield told_growth(f"{path.name}, {ROUNDS} times Run All", run_all(path, ROUNDS)[0], FIRST_ROUNDS)
    yield told_growth(f"{MOVES} moves over all labs", moves(labs_of_the_course(), MOVES, tell), FIRST_LOOKS)
    tell(f"{MOVES_IN_A_PAGE} moves in one page")
    with jupyter_lab() as server, opened(server, browser, names[0].name) as notebook:
        notebook.run_all()
        pages, kernels = zip(*moves_in_page(notebook, MOVES_IN_A_PAGE))
    for what, held in (("page", pages), ("kernel", kernels)):
        yield told_growth(f"{MOVES_IN_A_PAGE} moves in one page: the {what}", list(held), FIRST_LOOKS)


def main() -> None:
    tell = begin()
    with chromium() as browser:
        print(f"{'After one round, after the first rounds, and at the end':<58}")
        for row in whether_flat(browser, tell):
            print(row, flush=True)
        print(f"\n{'A learner after Run All (MB)':<42}{'server':>8}{'kernel':>8}{'both':>8}{'kernel at most':>16}")
        for path in sorted(NOTEBOOKS.glob("*.ipynb")):
            tell(f"{path.name} in a page")
            print(told_of_a_learner(path.name, *of_a_learner(browser, path.name)), flush=True)


if __name__ == "__main__":
    main()
