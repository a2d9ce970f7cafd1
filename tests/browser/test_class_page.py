"""The class notebook on a projector of 1280 x 720: each lab as a whole, behind its cover, revealed by a key."""

import pytest

from .labs import Lab
from .test_notebooks import AXE, drawn_labs, missing, serious_faults

# test_notebooks.py has skipped this module, or failed, where there is no browser.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser class")]

NAME, LABS = "class_notebook.ipynb", 6
#: Of 720 lines a browser takes about 100, and JupyterLab 120 more.
WINDOW, LINES = {"width": 1280, "height": 620}, 500
#: What is seen of a lab, and must lie within these lines and within its width.
SEEN = ".noUi-target, .pain-number, .pain-name, button, .pain-switch, .pain-sentence, canvas"
#: The class and the edges of each of these that is seen now.
EDGES = """(lab, selector) => [...lab.querySelectorAll(selector)]
    .filter(part => part.checkVisibility({ visibilityProperty: true }) && part.getClientRects().length)
    .map(part => [part.getAttribute('class'), part.getBoundingClientRect().toJSON()])"""
STILL = 200


@pytest.fixture(scope="module")
def notebook(own_window):
    assert not missing
    own_window.page().set_viewport_size(WINDOW)
    with own_window.notebook(NAME) as notebook:
        notebook.open()
        notebook.page.evaluate("window.jupyterapp.shell.collapseLeft()")
        notebook.run_all()
        yield notebook


@pytest.fixture(scope="module")
def all_labs(notebook):
    return drawn_labs(notebook, LABS)


@pytest.fixture
def labs(notebook, all_labs):
    rest(notebook)
    return all_labs


def rest(notebook) -> None:
    """Wait till all labs have been still at once for so many milliseconds."""
    notebook.page.evaluate(
        """still => new Promise((done, late) => {
            const labs = [...document.querySelectorAll('.pain-lab')];
            const { kernel } = window.jupyterapp.shell.currentWidget.context.sessionContext.session;
            const rests = lab => painTests.answered(lab)
                && !lab.querySelector('[role=alert]')?.textContent.startsWith('No answer has come yet');
            let waits;
            const end = setTimeout(() => stop(late, new Error('The labs do not come to rest.')), 60000);
            const look = () => labs.every(rests) ? stop(done) : again();
            const again = () => { clearTimeout(waits); waits = setTimeout(look, still); };
            const observer = new MutationObserver(again);
            const stop = (tell, said) => {
                observer.disconnect();
                kernel.statusChanged.disconnect(again);
                clearTimeout(waits);
                clearTimeout(end);
                tell(said);
            };
            const whole = { subtree: true, childList: true, characterData: true, attributes: true };
            labs.forEach(lab => observer.observe(lab, whole));
            kernel.statusChanged.connect(again);
            again();
        })""",
        STILL,
    )


def reveal(lab: Lab) -> None:
    """Press the button by a key; it keeps the focus."""
    button = lab.box.locator(".pain-reveal button")
    was = button.inner_text()
    button.focus()
    lab.page.keyboard.press("Enter")
    lab.page.wait_for_function("([button, was]) => button.innerText !== was", arg=[button.element_handle(), was])
    assert button.evaluate("button => button === document.activeElement")


def large(notebook, wanted: bool) -> None:
    """Set the switch by a key, and wait till each picture is drawn in the pixels that it is shown in."""
    box = notebook.page.get_by_role("checkbox", name="Large type and thick lines")
    if box.is_checked() != wanted:
        box.focus()
        notebook.page.keyboard.press("Space")
    notebook.page.wait_for_function(
        """large => [...document.querySelectorAll('.pain-lab')].every(lab => {
            const picture = lab.querySelector('canvas');
            const wide = picture.getBoundingClientRect().width * devicePixelRatio;
            return lab.matches('.pain-large') === large && Math.abs(picture.width - wide) <= 1;
        })""",
        arg=wanted,
        timeout=60_000,
        polling=100,
    )


def test_a_lab_waits_behind_its_question_and_a_key_reveals_it(labs):
    assert len(labs) == LABS
    for lab in labs:
        cover, picture = lab.box.locator(".pain-cover"), lab.box.locator("canvas")
        sentence = lab.box.locator(".pain-sentence")
        assert cover.is_visible() and not picture.is_visible() and not sentence.is_visible()
        over, under = cover.bounding_box(), picture.bounding_box()
        assert over["y"] <= under["y"] + 1 and over["y"] + over["height"] >= under["y"] + under["height"] - 1
        # The controls are free, and what they do stays behind the cover.
        slider = lab.sliders[0]
        before, after = slider.press("End" if slider.value(lab.state()) < slider.most else "Home")
        assert after["words"] != before["words"] and not sentence.is_visible()
        reveal(lab)
        assert picture.is_visible() and sentence.is_visible() and not cover.is_visible()
        reveal(lab)
        assert cover.is_visible() and not picture.is_visible()
        assert lab.unnamed_controls() == [] and serious_faults(lab.box.evaluate(AXE)) == []


@pytest.mark.parametrize("wanted", [False, True])
def test_a_mouse_reaches_every_control(notebook, labs, wanted):
    large(notebook, wanted)
    for lab in labs:
        assert lab.out_of_reach() == []


def test_each_lab_fits_the_lines_of_a_projector(notebook, labs):
    large(notebook, True)
    for lab in labs:
        if lab.box.locator(".pain-cover").is_visible():
            reveal(lab)
    rest(notebook)
    for lab in labs:
        box = lab.box.bounding_box()
        parts = lab.box.evaluate(EDGES, SEEN)
        assert {"noUi-target", "pain-number", "pain-sentence"} <= {kind for name, _ in parts for kind in name.split()}
        for name, at in parts:
            said = f"{name} of {lab.state()['words'][:60]!r}"
            assert at["bottom"] <= box["y"] + LINES and at["top"] >= box["y"] - 1, said
            assert at["right"] <= box["x"] + box["width"] + 1, said
        cell = lab.box.locator("xpath=ancestor::*[contains(@class, 'jp-Cell ')]")
        assert cell.bounding_box()["height"] <= LINES, "the cell, with what JupyterLab puts around the lab"
        shown = lab.box.locator("canvas").evaluate("canvas => canvas.clientWidth / canvas.clientHeight")
        drawn = lab.box.locator("canvas").evaluate("canvas => canvas.width / canvas.height")
        assert shown == pytest.approx(drawn, rel=0.01), "the picture is stretched"


def test_no_bar_of_code_shows_and_the_switch_gives_all_back(notebook, labs):
    page = notebook.page
    bars = page.locator(".jp-CodeCell .jp-Cell-inputWrapper")
    assert bars.count() == LABS + 1 and not [bar for bar in bars.all() if bar.is_visible()]
    seen = []
    for wanted in (False, True, False):
        large(notebook, wanted)
        rest(notebook)
        seen.append([(lab.picture(), lab.box.bounding_box()["height"]) for lab in labs])
    thin, thick, again = seen
    for (picture, _), (other, _) in zip(thin, thick):
        assert picture != other
    assert max(height for _, height in thin) > max(height for _, height in thick)
    assert again == thin
    assert notebook.problems() == []
