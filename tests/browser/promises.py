"""Promises of a page that may never be kept: JupyterLab's are not, where a message is lost.

The browser's own waiting for one has no end, or ends with an error that says nothing once the page has forgotten it.
"""

from __future__ import annotations

from playwright.sync_api import TimeoutError

#: Seconds.
PATIENCE = 60
#: Whether what was begun last has come to its end.
ENDED = "Object.keys(window.painPromise).length"


def begin(page, function: str, arg=None) -> None:
    """Call a function of the page's, and wait for nothing."""
    page.evaluate(
        f"""arg => {{
            const told = window.painPromise = {{}};
            const kept = value => {{ told.kept = value ?? null; }};
            const broken = error => {{ told.broken = String(error); }};
            (async () => ({function})(arg))().then(kept, broken);
        }}""",
        arg,
    )


def kept(page, function: str, arg=None):
    """What a function of the page's promises, as JSON; RuntimeError where it comes to nothing, or not in time."""
    begin(page, function, arg)
    try:
        page.wait_for_function(ENDED, timeout=1000 * PATIENCE)
    except TimeoutError as late:
        raise RuntimeError(f"The page has promised something for {PATIENCE} s: {function}") from late
    told = page.evaluate("window.painPromise")
    if "broken" in told:
        raise RuntimeError(f"{told['broken']}, said the page of {function}")
    return told["kept"]


def command(page, name: str, **arguments) -> None:
    """Give JupyterLab a command, and wait till it is done."""
    kept(
        page,
        "([name, args]) => window.jupyterapp.commands.execute(name, args).then(() => {})",
        [name, arguments],
    )


def restart_kernel(page) -> None:
    """Of the notebook that is in front."""
    kept(page, "() => window.jupyterapp.shell.currentWidget.context.sessionContext.restartKernel().then(() => {})")
