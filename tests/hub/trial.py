"""Two learners on a hub that runs with the files of .ci/hub, in a browser: `make hub-try`.

It prints what was tried and how long it took, leaves screenshots in build/hub/pictures, and ends with an error at the
first thing that is not as it should be. A minute or two; the first time it installs the hub, the proxy and the course.
"""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from ..browser.jupyter import chromium, why_no_browser
from ..browser.labs import Lab
from ..browser.opening import came_alive
from ..browser.promises import kept
from . import installed
from .page import LOOKING, HubNotebook, window
from .running import COURSE, Hub, hub, wait_for

PICTURES = installed.FOLDER / "pictures"
GATE = "01_the_gate.ipynb"
#: Where the kernel of the open notebook finds the course.
WHERE = """async () => {
    const kernel = window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel;
    const request = kernel.requestExecute({ code: "import pain_helpers; print(pain_helpers.__file__)" });
    let said = "";
    request.onIOPub = (message) => { if (message.header.msg_type === "stream") said += message.content.text; };
    await request.done;
    return said.trim();
}"""
NOTE = "A note of her own"
WRITES_A_NOTE = """async (note) => {
    const { model } = window.jupyterapp.shell.currentWidget.content;
    model.sharedModel.addCell({ cell_type: "markdown", source: note });
    await window.jupyterapp.commands.execute("docmanager:save");
}"""
CELLS = "Array.from(window.jupyterapp.shell.currentWidget.content.model.cells, cell => cell.sharedModel.getSource())"


@contextmanager
def step(what: str):
    start = time.monotonic()
    yield
    print(f"ok {time.monotonic() - start:6.1f} s  {what}", flush=True)


def check(true: bool, else_say: str) -> None:
    if not true:
        raise SystemExit(f"NOT AS IT SHOULD BE: {else_say}")


def moves(notebook: HubNotebook) -> None:
    """The first lab came alive by itself; its first slider, by mouse: picture and sentence follow."""
    lab = came_alive(notebook)
    lab.sliders[0].handle.scroll_into_view_if_needed()
    lab.settled()
    slider, picture = lab.sliders[0], lab.picture()
    # To the other half of its track.
    before, after = slider.drag(0.3 if slider.value(lab.state()) > (slider.least + slider.most) / 2 else 0.7)
    if after["words"] == before["words"] or lab.picture() == picture:
        notebook.page.screenshot(path=PICTURES / "stuck.png")
        raise SystemExit(f"NOT AS IT SHOULD BE: a slider was dragged, and the lab said {after['words']!r} as before.")
    check(not notebook.page.locator(".Toastify__toast").count(), "a newcomer is asked something")
    check(not notebook.problems(), f"the page complained: {notebook.problems()}")


def lies_outside(notebook: HubNotebook, running: Hub) -> None:
    found = Path(kept(notebook.page, WHERE))
    check(found.is_relative_to(installed.ENVIRONMENT), f"the course was loaded from {found}")
    check(not found.is_relative_to(running.homes), "a home holds the package")
    check(not list(running.homes.rglob("pain_helpers")), "a home holds the package's source")


def homes_are_apart(running: Hub, first: str, second: str) -> None:
    homes = {path.name for path in running.homes.iterdir()}
    check({first, second} <= homes, f"the homes are {homes}")
    for name in (first, second):
        (server, *kernels) = running.processes(name)
        check(bool(kernels), f"{name} has no kernel in a home of their own")
        check(server.cwd() == str(running.homes / name), f"{name}'s server runs in {server.cwd()}")


def stopped_in_the_middle(running: Hub, notebook: HubNotebook) -> str:
    """What a page says whose server was stopped, after its slider was moved; what it offers starts the server anew."""
    page = notebook.page
    kept(page, WRITES_A_NOTE, NOTE)
    running.ask(f"users/{notebook.learner}/server", "DELETE")
    wait_for(lambda: notebook.learner not in running.servers() and not running.processes(notebook.learner), 60)
    lab = Lab(page, notebook.panel.locator(".pain-lab").first)
    handle = lab.sliders[0].handle
    handle.focus()
    page.keyboard.press("ArrowRight")
    said = page.locator(".jp-Dialog")
    said.wait_for(timeout=60_000)
    page.screenshot(path=PICTURES / "stopped.png")
    words = " ".join(said.inner_text().split())
    with page.context.expect_page(timeout=60_000) as opened:
        said.get_by_role("button", name="Restart").click()
    opened.value.wait_for_url(f"**/user/{notebook.learner}/lab**", timeout=60_000, wait_until="domcontentloaded")
    check(notebook.learner in running.servers(), "Restart started no server")
    opened.value.close()
    return words


def changed_upstream(running: Hub) -> None:
    """The course gets a new file, as with a new version."""
    (running.repository / "notebooks" / "news.txt").write_text("new\n", encoding="utf-8")
    who = ["-c", "user.name=course", "-c", "user.email=course@example.org"]
    for command in (["add", "."], ["commit", "--quiet", "--message", "News"]):
        subprocess.run(["git", *who, *command], cwd=running.repository, check=True)


def trial(running: Hub, browser) -> None:
    one, other = window(browser), window(browser)
    with HubNotebook(one.new_page(), running, GATE, learner="ada") as gate:
        with step("ada follows the link, logs in, gets her server and the course, and sees notebook 01"):
            gate.open()
        gate.page.screenshot(path=PICTURES / "opened.png")
        with step("its labs come alive, and she moves a slider"):
            moves(gate)
        gate.page.screenshot(path=PICTURES / "moved.png")
        with step("the course comes from the environment, and not from her home"):
            lies_outside(gate, running)
        with HubNotebook(other.new_page(), running, GATE, learner="ben") as second:
            with step("ben does the same beside her, in a home of his own"):
                second.open()
                moves(second)
                homes_are_apart(running, "ada", "ben")
            with step("her server is stopped in the middle: her page offers to start it, which works, and ben goes on"):
                said = stopped_in_the_middle(running, gate)
                moves(second)
        print(f"             her page says: {said}")
    changed_upstream(running)
    with HubNotebook(one.new_page(), running, GATE, learner="ada") as again:
        with step("she follows the same link again: her note is there, and what is new in the course came"):
            again.open()
            check(NOTE in again.page.evaluate(CELLS), "what she had saved is gone")
            check((running.homes / "ada" / COURSE / "notebooks" / "news.txt").exists(), "the news did not come")
        with step("its labs come alive again, and she moves a slider"):
            again.panel.locator(".pain-lab canvas[data-drawn]").first.wait_for(timeout=60_000)
            # Until then what was saved says on the console that its kernel is gone.
            again.console.clear()
            moves(again)
        again.page.screenshot(path=PICTURES / "again.png")
    one.close()
    other.close()


def main() -> None:
    if missing := why_no_browser() or installed.why_no_hub():
        sys.exit(missing)
    PICTURES.mkdir(parents=True, exist_ok=True)
    with step("the course, a hub and its proxy are installed"):
        installed.install()
    with step("a hub with the files of .ci/hub, a proxy and a culler"):
        context = hub(more_args=LOOKING)
        running = context.__enter__()
    try:
        with chromium() as browser:
            trial(running, browser)
    except BaseException:
        (PICTURES.parent / "hub.log").write_text(running.log(), encoding="utf-8")
        raise
    finally:
        context.__exit__(None, None, None)


if __name__ == "__main__":
    main()
