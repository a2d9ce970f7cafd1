"""How a room fares on one small machine: 8, 16 and 30 learners at once on one hub. Run by `make bench-hub`.

    python -m tests.hub.bench [--rooms 8 16 30] [--parts rooms culler notebooks] [--write]

All come in the same second. Each logs in, gets a server and the course by the link, loads JupyterLab's page, runs
notebook 01 and moves sliders, then does the same with notebook 10. One of them is a browser, the others are learners
without one (learner.py): they send and take what a page does, and draw nothing. The browser, the learners, the hub and
all servers share this machine, so a hub that has it to itself is quicker. About ten minutes for all three rooms; each
wait ends after five. With ``--write`` the numbers go into .ci/hub/measured.json, which the guide is built from.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from ..browser.jupyter import REPOSITORY, chromium, why_no_browser
from . import installed
from .learner import Learner
from .page import LOOKING, HubNotebook, window
from .running import COURSE, Hub, hub, wait_for

WRITTEN = REPOSITORY / ".ci" / "hub" / "measured.json"
ROOMS, PARTS = (8, 16, 30), ("rooms", "culler", "notebooks")
GATE, COURSE_OF_A_YEAR = "01_the_gate.ipynb", "10_the_whole_course.ipynb"
NAMES = (GATE, COURSE_OF_A_YEAR)
#: Seconds: the longest that anything is waited for, and the pace at which a learner moves a slider.
PATIENCE, PACE = 300.0, 2.0
MOVES = 10
#: The culler of the trial: seconds without use until a server ends, and between its looks.
IDLE, EVERY = 60, 5
#: How many of the culler's learners go on moving a slider.
CULLED, STAYING = 4, 2


# What one learner goes through.


@dataclass
class Told:
    """What one learner met: seconds to the first figure, and of each move, by notebook; or what went wrong."""

    name: str
    first_figure: dict[str, float] = field(default_factory=dict)
    moves: dict[str, list[float]] = field(default_factory=dict)
    failure: str = ""


class Room:
    """So many learners who do each part together: nobody begins a part before all are done with the last."""

    def __init__(self, running: Hub, count: int, paths: list[str]) -> None:
        self.hub, self.there, self.paths = running, count, paths
        self.started = 0.0
        #: Called by one of them when all who are there have reached a part.
        self.reached: dict[str, Callable[[], None]] = {}
        self._waiting, self._done, self._part = 0, 0, ""
        self._change = threading.Condition()

    def wait(self, part: str) -> None:
        """Wait for all others who are still there. Raises ``TimeoutError`` where they take too long."""
        with self._change:
            self._waiting, self._part, done = self._waiting + 1, part, self._done
            self._go_on_if_all()
            if not self._change.wait_for(lambda: self._done > done, PATIENCE):
                self._waiting -= 1
                raise TimeoutError(f"the others had not {part} after {PATIENCE:.0f} s")

    def leave(self) -> None:
        """Someone failed, and nobody waits for them any more."""
        with self._change:
            self.there -= 1
            if self._waiting:
                self._go_on_if_all()

    def _go_on_if_all(self) -> None:
        if self._waiting == self.there:
            self.reached.get(self._part, lambda: None)()
            self._waiting, self._done = 0, self._done + 1
            self._change.notify_all()

    def learner(self, told: Told) -> None:
        """One without a browser, in a thread of its own."""
        try:
            with Learner(self.hub.url, told.name, patience=PATIENCE) as learner:
                self._lesson(learner, told)
        except Exception as error:  # whatever it is, it is what a learner met
            told.failure = told.failure or f"{type(error).__name__}: {error}"
            self.leave()

    def _lesson(self, learner: Learner, told: Told) -> None:
        self.wait("begin")
        begun = self.started
        learner.log_in(self.hub.password)
        learner.start_server()
        learner.pull(self.hub.repository.as_uri(), COURSE)
        learner.load_page(self.paths)
        for name in NAMES:
            path = f"{COURSE}/notebooks/{name}"
            notebook = learner.notebook(path)
            kernel = learner.start_kernel(path)
            kernel.run_all(notebook)
            told.first_figure[name] = kernel.first_figure - begun
            self.wait(f"run {name}")
            sliders = kernel.sliders()
            told.moves[name] = []
            for step in range(MOVES):
                screen, slider = sliders[step % len(sliders)]
                waited = kernel.move(screen, slider)
                told.moves[name].append(waited)
                time.sleep(max(0.0, PACE - waited))
            self.wait(f"moved {name}")
            begun = time.monotonic()

    def browser(self, told: Told, browser) -> None:
        """The one with a browser, in the main thread, where Playwright's must be."""
        context = window(browser)
        try:
            self.wait("begin")
            begun = self.started
            for name in NAMES:
                with HubNotebook(context.new_page(), self.hub, name, learner=told.name) as notebook:
                    notebook.page.set_default_timeout(PATIENCE * 1000)
                    # Its labs come alive by themselves.
                    notebook.open()
                    lab = notebook.panel.locator(".pain-lab").first
                    lab.locator("canvas[data-drawn]").wait_for()
                    told.first_figure[name] = time.monotonic() - begun
                    self.wait(f"run {name}")
                    told.moves[name] = presses(notebook, lab)
                    self.wait(f"moved {name}")
                    begun = time.monotonic()
        except Exception as error:  # as above
            told.failure = told.failure or f"{type(error).__name__}: {error}"
            self.leave()
        finally:
            context.close()


def presses(notebook: HubNotebook, lab) -> list[float]:
    """Seconds from a key press to the painted picture, by the page's own clock."""
    page = notebook.page
    lab.evaluate("lab => stopwatch.quiet(lab)")
    lab.evaluate("lab => stopwatch.watch(lab)")
    lab.locator(".noUi-handle").first.focus()
    page.keyboard.press("Home")
    page.wait_for_timeout(1000 * PACE)
    waited = []
    for step in range(MOVES):
        page.evaluate("stopwatch.arm()")
        # To and fro, so that no press meets the end of a slider.
        page.keyboard.press("ArrowLeft" if step % 2 else "ArrowRight")
        waited.append(page.evaluate("stopwatch.waited") / 1000)
        page.wait_for_timeout(1000 * max(0.0, PACE - waited[-1]))
    return waited


# What a room needs.


def megabytes(processes: list[psutil.Process]) -> list[float]:
    return [one.memory_info().rss / 1e6 for one in processes]


def shared_megabytes(processes: list[psutil.Process]) -> float:
    """What processes hold together, each page that several share counted once among them (PSS)."""
    return sum(one.memory_full_info().pss for one in processes) / 1e6


def cpu_seconds(processes: list[psutil.Process]) -> float:
    total = 0.0
    for one in processes:
        try:
            times = one.cpu_times()
        except psutil.Error:
            continue
        total += times.user + times.system + times.children_user + times.children_system
    return total


def spread(seconds: list[float]) -> dict[str, float]:
    """The middle one, the ninth of ten, and the most."""
    ninth = statistics.quantiles(seconds, n=10)[-1] if len(seconds) > 1 else seconds[0]
    return {"median": statistics.median(seconds), "ninth of ten": ninth, "most": max(seconds)}


def page_paths(running: Hub, browser) -> list[str]:
    """What a page of JupyterLab loads of its server, as a browser does that comes for the first time."""
    context = window(browser)
    before = f"{running.url}/user/first/"
    loaded: list[str] = []

    def loads(answer) -> None:
        if answer.ok and answer.request.method == "GET" and answer.url.startswith(before):
            loaded.append(answer.url.removeprefix(before))

    context.on("response", loads)
    with HubNotebook(context.new_page(), running, GATE, learner="first") as notebook:
        notebook.open()
    context.close()
    running.ask("users/first/server", "DELETE")
    wait_for(lambda: not running.processes("first"), PATIENCE)
    # What is asked for again and again, or pulls the course, a learner asks for by themselves.
    return [path for path in dict.fromkeys(loaded) if not path.startswith(("api/kernels", "api/sessions", "git-pull"))]


def measured_room(count: int, tell: Callable[[str], None]) -> dict:
    """So many learners at once, on a hub of their own."""
    with hub(more_args=LOOKING) as running, chromium() as browser:
        paths = page_paths(running, browser)
        room = Room(running, count, paths)
        told = [Told(f"learner{place}") for place in range(count)]
        held: dict = {}

        def begin() -> None:
            room.started = time.monotonic()
            held["begun"] = cpu_seconds(running.processes())

        def looked(name: str) -> Callable[[], None]:
            def look() -> None:
                tell(f"{count} learners: all have run {name}")
                held[name] = {one.name: megabytes(running.processes(one.name)) for one in told}
                held[f"shared {name}"] = shared_megabytes(running.processes())
                held.setdefault("cpu", cpu_seconds(running.processes()) - held["begun"])

            return look

        room.reached = {"begin": begin, **{f"run {name}": looked(name) for name in NAMES}}
        threads = [threading.Thread(target=room.learner, args=(one,), daemon=True) for one in told[1:]]
        for thread in threads:
            thread.start()
        room.browser(told[0], browser)
        for thread in threads:
            thread.join(PATIENCE)
    failures = [f"{one.name}: {one.failure}" for one in told if one.failure]
    for failure in failures:
        tell(failure)
    return {"learners": count, "failures": len(failures)} | ({} if failures else of_room(told, held, count))


def of_room(told: list[Told], held: dict, count: int) -> dict:
    browser, others = told[0], told[1:]
    return {
        "seconds to the first figure": {name: spread([one.first_figure[name] for one in told]) for name in NAMES},
        "seconds from a move to its picture": {
            name: spread([waited for one in others for waited in one.moves[name]]) for name in NAMES
        },
        "in the browser, from a key press to the painted picture": {
            name: spread(browser.moves[name]) for name in NAMES
        },
        "megabytes of a learner, with 01 open": spread([sum(one) for one in held[GATE].values()]),
        "megabytes of a learner, with 01 and 10 open": spread([sum(one) for one in held[COURSE_OF_A_YEAR].values()]),
        "megabytes of all, shared pages counted once": {name: held[f"shared {name}"] for name in NAMES},
        "processor seconds of a learner's start": held["cpu"] / count,
    }


def measured_notebooks(tell: Callable[[str], None]) -> dict:
    """What a server and a kernel hold after Run All, for each notebook alone: one learner of a hub."""
    found = {}
    with hub() as running, Learner(running.url, "reader", patience=PATIENCE) as learner:
        learner.log_in(running.password)
        learner.start_server()
        learner.pull(running.repository.as_uri(), COURSE)
        for path in sorted(Path(running.repository, "notebooks").glob("*.ipynb")):
            place = f"{COURSE}/notebooks/{path.name}"
            kernel = learner.start_kernel(place)
            kernel.run_all(learner.notebook(place))
            server, at_kernel = megabytes(running.processes("reader"))
            # What the two share with each other and with the hub, counted once.
            both = shared_megabytes(running.processes("reader"))
            found[path.name] = {"server": server, "kernel": at_kernel, "both": both}
            tell(f"{path.name}: {server:.0f} and {at_kernel:.0f} MB, {both:.0f} with shared pages counted once")
            learner.end_kernel(kernel)
            wait_for(lambda: len(running.processes("reader")) == 1, PATIENCE)
    return found


def measured_culler(tell: Callable[[str], None]) -> dict:
    """Some learners go, others go on moving a slider: whose server ends, how soon, and how soon it is there again."""
    with hub(idle=IDLE, every=EVERY) as running:
        learners = [Learner(running.url, f"learner{place}", patience=PATIENCE) for place in range(CULLED + STAYING)]
        place = f"{COURSE}/notebooks/{GATE}"
        kernels = []
        for learner in learners:
            learner.log_in(running.password)
            learner.start_server()
            learner.pull(running.repository.as_uri(), COURSE)
            kernels.append(learner.start_kernel(place))
            kernels[-1].run_all(learner.notebook(place))
            # Nobody leaves before all are there.
            for kernel in kernels:
                kernel.move(*kernel.sliders()[0])
        if len(running.servers()) < len(learners):
            raise RuntimeError("a server was ended before anybody left")
        before = shared_megabytes(running.processes())
        for kernel in kernels[:CULLED]:
            kernel.close()
        gone = {learner.name for learner in learners[:CULLED]}
        start = time.monotonic()
        while running.servers() & gone:
            if time.monotonic() - start > PATIENCE:
                raise TimeoutError(f"still there: {running.servers() & gone}")
            for kernel in kernels[CULLED:]:
                kernel.move(*kernel.sliders()[0])
            time.sleep(PACE)
        ended = time.monotonic() - start
        wait_for(lambda: not any(running.processes(name) for name in gone), PATIENCE)
        kept = running.servers()
        after = shared_megabytes(running.processes())
        begun = time.monotonic()
        learners[0].start_server()
        kernel = learners[0].start_kernel(place)
        kernel.run_all(learners[0].notebook(place))
        back = time.monotonic() - begun
        for one in [*kernels[CULLED:], kernel]:
            one.close()
        for learner in learners:
            learner.web.close()
    tell(f"the culler ended {CULLED} servers after {ended:.0f} s and left {sorted(kept)}")
    return {
        "learners who left": CULLED,
        "learners who went on": STAYING,
        "servers that went on": len(kept),
        "seconds without use, as set": IDLE,
        "seconds until the last had ended": ended,
        "megabytes given back": before - after,
        "seconds until one who comes back sees a figure": back,
    }


def rounded(value):
    """Numbers to three digits, so that a file of them can be read."""
    if isinstance(value, dict):
        return {key: rounded(one) for key, one in value.items()}
    if isinstance(value, list):
        return [rounded(one) for one in value]
    return float(f"{value:.3g}") if isinstance(value, float) else value


def keep(found: dict) -> None:
    """Write what was found beside what is there; a room in place of one as large."""
    there = json.loads(WRITTEN.read_text(encoding="utf-8")) if WRITTEN.is_file() else {}
    rooms = {room["learners"]: room for room in [*there.get("rooms", []), *found.get("rooms", [])]}
    both = there | found | {"rooms": [rooms[count] for count in sorted(rooms)]}
    WRITTEN.write_text(json.dumps(both, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rooms", type=int, nargs="*", default=ROOMS, help="learners at once")
    parser.add_argument(
        "--parts", nargs="*", choices=PARTS, default=PARTS, help="what is measured; all of it unless said"
    )
    parser.add_argument("--write", action="store_true", help=f"write it into {WRITTEN.relative_to(REPOSITORY)}")
    asked = parser.parse_args()
    if missing := why_no_browser() or installed.why_no_hub():
        sys.exit(missing)
    installed.install()
    start = time.monotonic()

    def tell(said: str) -> None:
        print(f"{time.monotonic() - start:5.0f} s  {said}", file=sys.stderr, flush=True)

    def rooms() -> Iterator[dict]:
        for count in asked.rooms:
            room = measured_room(count, tell)
            if room["failures"]:
                sys.exit(f"{room['failures']} of {count} learners failed: their room is not written.")
            yield {"rooms": [room]}

    parts = {
        "rooms": rooms,
        "culler": lambda: [{"culler": measured_culler(tell)}],
        "notebooks": lambda: [{"notebooks": measured_notebooks(tell)}],
    }
    machine = {"cores": os.cpu_count(), "gigabytes": round(psutil.virtual_memory().total / 1e9)}
    for found in (rounded(each) for part in asked.parts for each in parts[part]()):
        print(json.dumps(found, indent=1), flush=True)
        if asked.write:
            keep({"machine": machine} | found)


if __name__ == "__main__":
    main()
