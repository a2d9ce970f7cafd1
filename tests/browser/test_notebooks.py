"""Every notebook, opened, read, run and driven in JupyterLab in Chromium.

The notebooks and their labs are found, never listed: a new one is covered by being there.
"""

import ast
from html.parser import HTMLParser
from types import SimpleNamespace

import nbformat
import pytest
from nbconvert import HTMLExporter

from .jupyter import NOTEBOOKS, browser_required, why_no_browser
from .labs import Lab, is_one_sentence, keeps_focus
from .moves import all_keys, check_value_again, drag, far_key, move_by_key, refuse, take
from .shared_notebook import SharedNotebook

# Here and not in a fixture, so that it is said once and not once a test.
if missing := why_no_browser():
    if browser_required():
        pytest.fail(missing, pytrace=False)
    pytest.skip(missing, allow_module_level=True)

OURS = (".pain-lab", ".pain-question", ".pain-evidence", ".pain-glossary")
PATHS = sorted(NOTEBOOKS.glob("*.ipynb"))

pytestmark = pytest.mark.browser


def calls(path):
    """The calls that make a notebook's labs, in their order: a cell shows what its last line gives."""
    cells = nbformat.read(path, as_version=4).cells
    lines = [ast.parse(cell.source).body[-1] for cell in cells if cell.cell_type == "code" and cell.source]
    found = [node for line in lines for node in ast.walk(line) if isinstance(node, ast.Call)]
    return [ast.unparse(call) for call in found if getattr(call.func, "id", "").endswith("Lab")]


def first_stands_in():
    """Where each call of a lab stands first, by its notebook and its place among the labs there."""
    found = {}
    for path in PATHS:
        for place, call in enumerate(calls(path)):
            found.setdefault(call, (path, place))
    return set(found.values())


FIRST = first_stands_in()


@pytest.fixture(scope="module", params=PATHS, ids=lambda path: path.stem)
def path(request):
    return request.param


class Shown(HTMLParser):
    """What one cell's saved HTML holds: the text of each picture, the number of choices."""

    def __init__(self, html):
        super().__init__()
        self.texts, self.choices = [], 0
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if tag == "img":
            self.texts.append(dict(attributes).get("alt") or "")
        self.choices += tag == "summary"


@pytest.fixture(scope="module")
def shared(path, desk):
    with SharedNotebook(lambda: desk.notebook(path.name)) as shared:
        yield shared


@pytest.fixture(autouse=True)
def a_page_after_a_fault(request, shared):
    """What one test found broken, or left half done, is not to be found again by the next."""
    failed = request.session.testsfailed
    yield
    if request.session.testsfailed > failed:
        shared.close(fault=True)


@pytest.fixture(scope="module")
def static(path):
    """What the file itself shows before anything runs, by cell: figures and questions."""
    figures, questions = {}, {}
    for place, cell in enumerate(nbformat.read(path, as_version=4).cells):
        html = "".join(output.get("data", {}).get("text/html", "") for output in cell.get("outputs", []))
        if "pain-static" in html:
            figures[place] = Shown(html).texts
        if "pain-question" in html:
            questions[place] = Shown(html).choices
    return SimpleNamespace(figures=figures, questions=questions)


SEEN = "const seen = one => one.checkVisibility() && one.getBoundingClientRect().width > 0;"
#: A cell's pictures, once they are decoded, each with its text and its own width.
IMAGES = f"""cell => {{
    {SEEN}
    return Promise.all([...cell.querySelectorAll('img')].map(async image => {{
        image.loading = 'eager';
        await image.decode();
        return {{ seen: seen(image), alt: image.getAttribute('alt'), width: image.naturalWidth }};
    }}));
}}"""
#: The choices of a cell's question, each with whether it can be seen and what it says.
CHOICES = f"""cell => {{
    {SEEN}
    return [...cell.querySelectorAll('details > summary')].map(choice => [seen(choice), choice.innerText]);
}}"""


def check_static_view(static, cell):
    """Figures with alt text and a picture that loaded, questions with their choices.

    `cell` finds a notebook's cell on the page. An untrusted notebook's HTML may lose its
    classes: so things are found by what they are.
    """
    for place, texts in static.figures.items():
        images = cell(place).evaluate(IMAGES)
        assert len(images) == len(texts), f"cell {place} shows {len(images)} of {len(texts)} figures"
        for image, text in zip(images, texts, strict=True):
            assert image["seen"] and image["width"] > 0, f"the figure of cell {place} did not load"
            # Compared with the file: JupyterLab and nbconvert give a bare picture a text that says nothing.
            assert text.strip(), f"the figure of cell {place} has no alt text"
            assert image["alt"] == text, f"the figure of cell {place} lost its alt text"
    for place, count in static.questions.items():
        choices = cell(place).evaluate(CHOICES)
        assert len(choices) == count, f"cell {place} shows {len(choices)} of {count} choices"
        assert all(seen and text.strip() for seen, text in choices), f"cell {place} shows {choices}"


def test_figures_and_questions_show_before_anything_ran(shared, static):
    notebook = shared.not_run()
    assert not notebook.page.locator(".pain-lab").count(), "a lab is live before anything ran"
    if static.figures:
        assert not notebook.is_trusted(), "the notebook is trusted, which a downloaded one is not"
    check_static_view(static, notebook.cell)
    assert notebook.problems() == []


def test_figures_and_questions_show_in_an_exported_page(path, static, window, tmp_path):
    html, _ = HTMLExporter(embed_images=True).from_filename(str(path))
    exported = tmp_path / f"{path.stem}.html"
    exported.write_text(html, encoding="utf-8")
    page = window.new_page()
    try:
        page.goto(exported.as_uri(), wait_until="domcontentloaded")
        check_static_view(static, lambda place: page.locator(".jp-Cell").nth(place))
    finally:
        page.close()


# Below, the notebook has been run. Its tests share its page, one after the other; after a fault the next has a new one.


@pytest.fixture
def notebook(shared):
    return shared.run()


@pytest.fixture
def labs(notebook, shared, static):
    """The labs of the notebook, each drawn and with its sliders named."""
    expected = sum(len(texts) for texts in static.figures.values())
    if not shared.labs:
        shared.labs = drawn_labs(notebook, expected)
    assert len(shared.labs) == expected, "the file shows other labs than a run of it does"
    return shared.labs


@pytest.fixture
def swept(labs, path):
    """Those labs that stand in no earlier notebook in just this way: each is moved through all that it has, once."""
    assert len(labs) == len(calls(path))
    return [lab for place, lab in enumerate(labs) if (path, place) in FIRST]


def drawn_labs(notebook, expected):
    notebook.page.wait_for_function(
        """(expected) => {
            const labs = [...document.querySelectorAll('.pain-lab')];
            return labs.length >= expected && labs.every(lab => lab.querySelector('canvas')?.dataset.drawn);
        }""",
        arg=expected,
        timeout=60_000,
    )
    found = [Lab(notebook.page, box) for box in notebook.page.locator(".pain-lab").all()]
    for lab in found:
        lab.settled()
    return found


def test_runs_without_an_error(notebook, labs):
    assert notebook.problems() == []


LABS = "[...document.querySelectorAll('.pain-lab')]"
UNKNOWN, UNNAMED = f"{LABS}.flatMap(painTests.unknownControls)", f"painTests.unnamedControls({LABS})"


def check_controls(notebook):
    assert notebook.page.evaluate(UNKNOWN) == [], "a kind of control that these tests do not drive"
    assert notebook.page.evaluate(UNNAMED) == []


def test_every_control_is_known_and_has_a_name(notebook, labs):
    check_controls(notebook)


def test_every_slider_works_by_keyboard_and_by_typing(swept):
    for lab in swept:
        for slider in lab.sliders:
            start, picture = lab.state(), lab.picture()
            if slider.place or lab is not swept[0]:
                words = {move_by_key(slider, *far_key(slider, start))["words"]}
            else:
                # Once a notebook: a page does the same with any slider's numbers and keys; what the kernel says of
                # each control's numbers, in its range and out of it, is asked without a browser.
                for typed in (slider.most * 10 + 7, slider.least - 1):
                    refuse(slider, typed, start, picture)
                # The first key also shows that what was wrong is no longer said once something right was done.
                words = {move_by_key(slider, key, value)["words"] for key, value in all_keys(slider, start)}
                take(slider)
            assert words - {start["words"]}, f"{slider.name!r} never changes the sentence"
            # Back where it was, the lab must say and draw what it did: nothing is left over or left out.
            end = slider.put(slider.value(start))
            assert slider.keeps_focus, f"the focus left the number of {slider.name!r}"
            assert end["words"] == start["words"], slider.name
            assert lab.picture() == picture, slider.name


def test_every_switch_works_by_keyboard(swept):
    for lab in swept:
        for switch in lab.switches:
            start, picture = lab.state(), lab.picture()
            after = toggled(lab, switch, start)
            assert after["drawn"] != start["drawn"] and after["words"] != start["words"] and after["notice"] == ""
            assert keeps_focus(switch)
            again = toggled(lab, switch, after)
            # Off and on again, the lab says and draws what it did.
            assert again["words"] == start["words"] and lab.picture() == picture


def toggled(lab, switch, before):
    """The state once the lab says something else than before: a picture alone may have been under way already."""
    switch.focus()
    lab.page.keyboard.press("Space")
    after = lab.settled(before)
    return after if after["words"] != before["words"] else lab.settled(after)


def test_the_last_value_of_a_fast_drag_is_drawn(swept):
    for lab in swept:
        for slider in lab.sliders[:1]:
            start = lab.state()
            # Once in each lab, since a value that is lost is lost by chance: these are tries enough.
            dragged, picture = drag(slider, 0.2 if slider.value(start) > (slider.least + slider.most) / 2 else 0.8)
            assert dragged["words"] != start["words"], f"{slider.name!r}: dragging does not change the sentence"
            check_value_again(slider, dragged, picture)


def test_every_button_works_by_keyboard(notebook, swept):
    for lab in swept:
        for place, button in enumerate(lab.buttons):
            # Moved first, since the first preset may be set already; each of the others is another than the one before.
            before = lab.state() if place else lab.nudge()
            name = button.inner_text().strip()
            button.focus()
            lab.page.keyboard.press(("Enter", "Space")[place % 2])
            after = lab.settled(before)
            assert after != before, f"the button {name!r} changes nothing"
            assert after["notice"] == "", name
            assert keeps_focus(button), f"the focus left the button {name!r}"
    # By now each of them has opened what it opens, such as the table of the data.
    check_controls(notebook)


def test_a_case_is_shared_as_text_and_a_broken_text_changes_nothing(labs):
    sharing = [lab for lab in labs if lab.box.locator(".pain-share").count()]
    if not sharing:
        pytest.skip("No lab of this notebook shares its case.")
    for lab in sharing:
        panel = lab.box.locator(".pain-share")
        if not panel.is_visible():
            lab.buttons[-1].click()
        text, take = panel.locator("textarea"), panel.locator("button").first
        lab.settled()
        first, shared = lab.state(), text.input_value()
        slider = lab.sliders[0]
        slider.press("ArrowRight" if slider.value(first) < slider.most else "ArrowLeft")
        assert text.input_value() != shared, "the text does not follow the sliders"
        moved = lab.state()
        for broken in ("", "hello", shared[:-9], shared.replace("PAIN1-", "PAIN9-"), "{}"):
            text.fill(broken)
            take.focus()
            lab.page.keyboard.press("Enter")
            after = lab.settled(moved, patience=1500)
            assert is_one_sentence(after["notice"]), f"{broken[:20]!r}: {after['notice']!r}"
            assert (after["values"], after["words"]) == (moved["values"], moved["words"])
        text.fill(shared)
        take.focus()
        lab.page.keyboard.press("Enter")
        back = lab.settled(moved)
        assert (back["values"], back["words"], back["notice"]) == (first["values"], first["words"], "")
        assert panel.locator("a[download]").count() >= 2
        assert lab.unnamed_controls() == []


#: Of a question's choices which are open, which gets the focus, and their replies.
OPEN = "question => [...question.querySelectorAll('details')].map(choice => choice.open)"
FOCUS = "(question, place) => question.querySelectorAll('details > summary')[place].focus()"
REPLIES = """question => [...question.querySelectorAll('details')].map(
    choice => choice.innerText.replace(choice.querySelector('summary').innerText, '').trim())"""


def test_every_choice_opens_by_keyboard_and_has_its_reply(notebook, static):
    questions = notebook.page.locator(".pain-question")
    assert questions.count() == len(static.questions), "the file shows other questions than a run of it does"
    for question in questions.all():
        count = question.locator("details").count()
        assert question.evaluate(OPEN) == [False] * count, "a reply is open before it is asked for"
        for place in range(count):
            question.evaluate(FOCUS, place)
            notebook.page.keyboard.press(("Enter", "Space")[place % 2])
        assert question.evaluate(OPEN) == [True] * count, "a choice does not open by keyboard"
        replies = question.evaluate(REPLIES)
        assert all(replies), "a choice has no reply"
        # A prediction's replies only say where to look, and may say it alike.
        predicts = "predict" in question.get_attribute("aria-label").lower()
        assert len(replies) > 1 and (predicts or len(set(replies)) == len(replies)), "two choices give the same reply"


def test_axe_finds_nothing_serious(notebook, labs):
    """In labs whose buttons have all been pressed, too, by the tests above."""
    present = [selector for selector in OURS if notebook.page.locator(selector).count()]
    if not present:
        pytest.skip("Nothing of ours is in this notebook.")
    include = [[selector] for selector in present]
    assert serious_faults(notebook.page.evaluate(AXE, {"include": include})) == []


#: What axe-core finds within our own elements; the rest of the page is JupyterLab's.
AXE = "async within => (await axe.run(within, { resultTypes: ['violations'] })).violations"


def serious_faults(violations):
    return [
        f"{violation['id']}: {violation['help']}: {node['html'][:200]}"
        for violation in violations
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]


def test_no_error_was_left_on_the_console(shared):
    """After all of the above: an error while a lab was driven is one too."""
    assert shared.problems() == []
