"""The class notebook, the switch for large type, and the cover that a lab waits behind."""

import importlib.util
import itertools
import sys
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from course import NOTEBOOKS, Notebook, result
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from pain_helpers import labs
from pain_helpers.drawing import large
from pain_helpers.labs import GateLab, TurnedUpLab, YearLab
from pain_helpers.labs.frame import present as room
from pain_helpers.labs.frame.words import LAB
from pain_helpers.labs.room import covered, present
from pain_helpers.lessons.help import HELP, SAFETY
from pain_helpers.teaching.sheets import SHEETS

ROOT = Path(__file__).parent.parent
BOOK = Notebook(NOTEBOOKS / "class_notebook.ipynb")
#: The labs of the hour as the class notebook makes them.
CALLS = [cell.source[cell.source.index("covered(") :] for cell in BOOK.tagged("class-lab")]

pytestmark = pytest.mark.usefixtures("own_room")


def made(call: str):
    return eval(call, {name: getattr(labs, name) for name in labs.__all__} | {"covered": covered})


def builder():
    """.ci/class_notebook.py as a module."""
    path = ROOT / ".ci" / "class_notebook.py"
    spec = importlib.util.spec_from_file_location("class_notebook", path)
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path[:] = before
    return module


# The notebook.


def test_the_notebook_is_what_run_sheet_and_lessons_say():
    assert builder().is_fresh(), "run `make guide` and `make notebooks`"
    assert len(CALLS) == len(SHEETS[0].labs)


def test_a_lesson_that_asks_otherwise_makes_the_notebook_stale(tmp_path):
    spoiled = tmp_path / BOOK.path.name
    spoiled.write_text(BOOK.path.read_text(encoding="utf-8").replace("What about a light touch?", "What about it?"))
    assert not builder().is_fresh(spoiled) and not builder().is_fresh(tmp_path / "none.ipynb")


def test_it_opens_with_the_safety_and_help_lines_and_shows_each_lab_without_a_kernel():
    opening = BOOK.cells[0].source
    assert HELP in opening and f"**Safety.** {SAFETY}" in opening and "*Run > Run All Cells*" in opening
    for cell in BOOK.tagged("class-lab"):
        assert "pain-static" in result(cell)["text/html"]
    for cell in BOOK.code:
        assert cell.metadata.jupyter.source_hidden and "hide-input" in cell.metadata.tags


# The cover.


def test_a_lab_is_covered_until_the_button_is_pressed():
    lab = covered(TurnedUpLab(stimulus=8), "What now?", ["<one>", "two"])
    question, reveal = lab.children[0], lab.children[1].children[0]
    assert "pain-covered" in lab._dom_classes and reveal.description == LAB["reveal"]
    assert (
        "What now?" in question.value and "&lt;one&gt;" in question.value and "<strong>B</strong> two" in question.value
    )
    reveal.click()
    assert "pain-covered" not in lab._dom_classes and reveal.description == LAB["cover"]
    reveal.click()
    assert "pain-covered" in lab._dom_classes and reveal.description == LAB["reveal"]
    assert lab.set(stimulus=2).result.turned_up == TurnedUpLab(stimulus=2).result.turned_up


@pytest.mark.parametrize("choices", [["one"], ["one", "two", "three", "four", "five"]])
def test_a_question_has_as_many_choices_as_there_are_cards(choices):
    with pytest.raises(ValueError, match=f"2 to 4 choices, not {len(choices)}"):
        covered(TurnedUpLab(), "What now?", choices)


# The switch.


def test_all_labs_obey_the_switch_those_that_are_open_and_those_to_come():
    early = TurnedUpLab()
    small = early.png()
    switch = present()
    late = TurnedUpLab()
    assert early.png() == late.png() != small
    assert all("pain-large" in lab._dom_classes for lab in (early, late))
    switch.value = False
    assert early.png() == late.png() == small
    assert not any("pain-large" in lab._dom_classes for lab in (early, late))


def test_a_lab_that_was_closed_is_left_alone():
    lab = TurnedUpLab()
    lab.close()
    present()
    assert "pain-large" not in lab._dom_classes


def sizes(lab) -> dict[Text, float]:
    return {text: text.get_fontsize() for text in lab.figure.findobj(Text) if text.get_text().strip()}


@pytest.mark.parametrize("call", CALLS, ids=[str(place) for place in range(1, len(CALLS) + 1)])
def test_type_grows_lines_thicken_and_nothing_runs_into_another(call):
    lab = made(call)
    first = lab.png()
    before, thin = sizes(lab), [line.get_linewidth() for axes in lab.figure.axes for line in axes.lines]
    clear, inside = separate(lab), set(before) - cut_off(lab, boxes_of(lab))
    room.set_large(True)
    in_large = lab.png()
    after, thick = sizes(lab), [line.get_linewidth() for axes in lab.figure.axes for line in axes.lines]
    assert thick == pytest.approx(large.THICKER * np.array(thin))
    grown = [after[text] / size for text, size in before.items() if text in after]
    assert min(grown) > 0.999 and max(grown) == pytest.approx(large.MOST)
    assert np.mean(np.array(grown) > 1.05) > 0.5, "most texts are larger"
    for preset in [*lab.offered_presets, None]:
        lab.preset(preset) if preset else lab.hold()
        # As on a screen with a pixel for each, and as on the projector, where letters are laid out a little wider.
        for scale in (1.0, 0.735):
            # Drawn anew, since names of axes tell where they stood at the scale that was drawn last.
            lab._picture.let_go()
            lab._picture.scale = scale
            lab._picture.patches()
            boxes = boxes_of(lab)
            touching = {pair for pair in clear & pairs(boxes) if overlap(*(boxes[text] for text in pair))}
            assert not touching, f"{preset}: {[(a.get_text(), b.get_text()) for a, b in touching]}"
            outside = inside & cut_off(lab, boxes)
            assert not outside, f"{preset}: {[text.get_text() for text in outside]}"
            in_graph = {text for text in before if holds(graph_of(text), as_small(lab, text, before[text]))}
            out = {text for text in in_graph & set(boxes) if not holds(graph_of(text), boxes[text], sideways=True)}
            assert not out, f"{preset}: {[text.get_text() for text in out]}"
    lab._picture.scale = 1.0
    lab.reset()
    assert lab.png() == in_large, "what was said in between left a trace"
    room.set_large(False)
    assert lab.png() == first, "all is as it was"


def boxes_of(lab) -> dict[Text, Bbox]:
    """Where each text stands that can be seen on the page."""
    page, renderer = lab.figure.bbox, lab._picture.canvas.get_renderer()
    seen = [text for text in lab.figure.findobj(Text) if text.get_visible() and text.get_text().strip()]
    boxes = {text: text.get_window_extent(renderer) for text in seen}
    return {text: box for text, box in boxes.items() if page.overlaps(box)}


def as_small(lab, text: Text, size: float) -> Bbox:
    """Where a text would stand now in the small type."""
    large_size = text.get_fontsize()
    text.set_fontsize(size)
    box = text.get_window_extent(lab._picture.canvas.get_renderer())
    text.set_fontsize(large_size)
    return box


def graph_of(text: Text) -> Bbox | None:
    """The graph with axes that a text belongs to, if to any."""
    return text.axes.bbox if text.axes is not None and text.axes.axison else None


def holds(graph: Bbox | None, box: Bbox, *, sideways: bool = False) -> bool:
    """Whether a box stands in a graph, or at least reaches out of it neither to the left nor to the right."""
    if graph is None or box.x0 < graph.x0 or box.x1 > graph.x1:
        return False
    return sideways or (graph.y0 <= box.y0 and box.y1 <= graph.y1)


def pairs(there: Iterable[Text]) -> set[tuple[Text, Text]]:
    return set(itertools.combinations(there, 2))


def cut_off(lab, boxes: dict[Text, Bbox]) -> set[Text]:
    """Texts that stand in the page in part."""
    page = lab.figure.bbox
    return {text for text, box in boxes.items() if box.x0 < page.x0 or box.x1 > page.x1 or box.y1 > page.y1}


def overlap(one: Bbox, other: Bbox) -> bool:
    # Two pixels of each box are room around its letters.
    return one.padded(-2).overlaps(other.padded(-2))


def separate(lab) -> set[tuple[Text, Text]]:
    """Pairs of texts that are clear of each other in the small type, as the lab opens."""
    boxes = boxes_of(lab)
    return {pair for pair in pairs(boxes) if not overlap(*(boxes[text] for text in pair))}


@pytest.mark.parametrize("words", [(), ("alone",)])
def test_a_figure_with_hardly_a_text_is_made_large_too(words):
    figure = FigureCanvasAgg(Figure()).figure
    texts = [figure.text(0.5, 0.5, word) for word in words]
    sizes = [large.MOST * text.get_fontsize() for text in texts]
    enlarged = large.Enlarged(figure, texts)
    enlarged.fit()
    assert len(enlarged.boxes()) == len(texts) and [text.get_fontsize() for text in texts] == pytest.approx(sizes)


def test_what_is_pale_gets_an_edge_that_can_be_seen():
    lab = YearLab()
    pale = [patch for axes in lab.figure.axes for patch in axes.patches if not patch.get_edgecolor()[3]]
    pale = [patch for patch in pale if 1 < large.contrast(patch.get_facecolor()) < large.PALE_BELOW]
    assert len(pale) >= 2, "the fan of the people"
    present()
    assert all(large.contrast(patch.get_edgecolor()) >= 3 for patch in pale)


def test_contrast_is_reckoned_as_wcag_does():
    assert large.contrast("black") == pytest.approx(21) and large.contrast("white") == pytest.approx(1)
    assert large.contrast("#767676") == pytest.approx(4.54, abs=0.01)


def test_a_page_can_tell_a_labs_line_from_its_sentence():
    lab = YearLab()
    assert lab.line and lab.words.endswith(lab.line) and lab._screen.line == lab.line
    assert not GateLab()._screen.line
