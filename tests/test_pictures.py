"""Kept figures: what travels to the browser adds up to the whole picture."""

import gc
import io
import random

import numpy as np
import pytest
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle
from PIL import Image

from pain_helpers.drawing.kept import TILE, KeptFigure, Patches, runs
from pain_helpers.drawing.paper import Paper, line
from pain_helpers.labs import CaseLab, GateLab
from pain_helpers.labs.frame import family, pages


def unrolled(runs):
    """The pixels of runs, as the page unrolls them."""
    lengths, colors = np.frombuffer(runs, "<u4").reshape(2, -1)
    return np.repeat(colors, lengths)


def laid_over(paper, patches):
    """The page's canvas after some patches, as the page would lay them."""
    size, places, pixels = patches
    assert paper.shape == (size[1], size[0])
    at = 0
    for left, top, width, height in places:
        part = pixels[at : at + width * height].reshape(height, width)
        paper[top : top + height, left : left + width] = part
        at += part.size
    assert at == pixels.size
    return paper


def whole(figure):
    """All pixels as a figure without any memory would draw them."""
    kept, figure._sheets = figure._sheets, {}
    pixels = figure._draw().copy()
    figure._sheets = kept
    figure.scale = figure.scale
    return pixels


@pytest.mark.parametrize("scale", [1.0, 916 / 1200, 1.3])
def test_patches_add_up_to_the_picture(scale):
    lab, dice = GateLab(), random.Random(3)
    figure = lab._picture
    figure.scale = scale
    first = figure.patches(whole=True)
    paper = laid_over(np.zeros(first.size[::-1], np.uint32), first)
    for _ in range(12):
        lab.result = lab.run(
            lab.values | {"stimulus": dice.uniform(0, 10), "inhibition": dice.random(), "injury": dice.random()}
        )
        lab.draw()
        patches = figure.patches()
        paper = laid_over(paper, patches)
        assert (paper == figure._last).all()
        assert (paper == whole(figure)).all()
    assert figure.patches().places == []


def test_a_small_move_sends_a_small_part():
    lab = GateLab().set(stimulus=8, inhibition=0.5)
    lab.result = lab.run(lab.values | {"inhibition": 0.51})
    lab.draw()
    size, places, pixels = lab._picture.patches()
    assert places and sum(width * height for _, _, width, height in places) < 0.25 * size[0] * size[1]
    packed = runs(pixels)
    assert len(packed) < 0.4 * pixels.nbytes
    assert (unrolled(packed) == pixels).all()
    assert runs(pixels[:0]) == b""


def test_the_first_patches_are_the_whole_picture_edges_too():
    figure = KeptFigure(5 * TILE + 7, 2 * TILE + 1)
    size, places, pixels = figure.patches()
    assert size == (5 * TILE + 7, 2 * TILE + 1)
    assert sum(width * height for _, _, width, height in places) == size[0] * size[1] == pixels.size


def test_the_file_has_the_plain_size_whatever_the_screen():
    lab = GateLab()
    plain = lab._picture.png()
    lab._picture.scale = 1.7
    assert lab._picture.png() == plain
    assert lab._picture.scale == pytest.approx(1.7)
    assert Image.open(io.BytesIO(plain)).size == (lab._picture.width, lab._picture.height)


@pytest.fixture
def sent(monkeypatch):
    """A lab, and all that its screen sends: contents and pixels."""
    lab, messages = GateLab(), []
    monkeypatch.setattr(
        lab._screen, "send", lambda content, buffers=None: messages.append((content, *(buffers or [b""])))
    )
    yield lab, messages
    lab.close()


def ask(lab, **content):
    lab._page_asks(lab._screen, content, [])


def question(lab, check=1, page="here", **content):
    """What a page asks that has shown all so far, but for what is given."""
    sent = lab._screen.number
    ask(lab, **{"check": check, "page": page, "heard": check - 1, "drawn": sent, "shown": told(lab), **content})


def told(lab):
    """What a page tells that shows all of a lab as it is."""
    return {
        widget: {name: family.brief(value) for name, value in values.items()}
        for widget, values in family.shown(lab).items()
    }


def shown_by(page, messages, paper=None):
    """The pixels that a page shows after these messages."""
    for content, pixels in messages:
        if page in content.get("to", []):
            paper = np.zeros(content["size"][::-1], np.uint32) if content["whole"] else paper
            pixels = unrolled(pixels) if content["packed"] else np.frombuffer(pixels, "<u4")
            paper = laid_over(paper, Patches(content["size"], content["places"], pixels))
    return paper


def test_a_page_that_opens_gets_the_whole_picture_in_its_own_pixels(sent):
    lab, messages = sent
    lab.set(stimulus=5)
    assert messages == [], "a picture is sent to nobody"
    for check, scale in enumerate((0.5, 99, float("nan"), "much", -1, None)):
        question(lab, check, scale=scale)
    pictures = [(content, pixels) for content, pixels in messages if "size" in content]
    assert [content["size"] for content, _ in pictures] == [(600, 260), (2400, 1040)]
    for content, pixels in pictures:
        assert content["whole"] and unrolled(pixels).size == content["size"][0] * content["size"][1]


def test_pictures_are_numbered_and_a_page_that_missed_one_gets_all_of_it(sent):
    lab, messages = sent
    question(lab, 1, scale=1.0, drawn=-1)
    first = messages[0][0]["number"]
    assert lab._screen.number == first
    lab.set(stimulus=5).set(stimulus=6)
    assert [content["number"] for content, _ in messages if "number" in content] == [first, first + 1, first + 2]
    assert lab._screen.number == first + 2, "a page that comes back would not be told which picture it lacks"

    messages.clear()
    question(lab, 2)
    ((answer, _),) = messages
    assert (answer["answer"], answer["at"], answer["shown"]) == (2, first + 2, {}), "a page that has all gets it again"
    for check, drawn in enumerate((first, first + 1, -1), 3):
        messages.clear()
        question(lab, check, drawn=drawn)
        (whole, _), (answer, _) = messages
        assert whole["whole"] and whole["number"] == answer["at"] == first + 2
        assert (shown_by("here", messages) == lab._picture._last).all()


def test_of_questions_that_waited_only_the_first_is_answered_with_a_picture(sent):
    lab, messages = sent
    question(lab, 1, scale=1.0, drawn=-1)
    lab.set(stimulus=5)
    messages.clear()
    for check in range(2, 12):
        question(lab, check, heard=1, drawn=0)
    assert [content["answer"] for content, _ in messages if "answer" in content] == [*range(2, 12)]
    assert sum("size" in content for content, _ in messages) == 1, "the same whole picture is sent again and again"
    # It was lost: the page has heard the answers, and asks once more.
    messages.clear()
    question(lab, 12, drawn=0)
    assert (shown_by("here", messages) == lab._picture._last).all()


def test_each_page_gets_pictures_in_its_own_pixels_and_one_that_is_gone_gets_none(sent):
    lab, messages = sent
    for page, scale in (("wide", 1.5), ("narrow", 0.5), ("as narrow", 0.5)):
        question(lab, 1, page, scale=scale, drawn=-1)
    messages.clear()
    start = {page: None for page in ("wide", "narrow", "as narrow")}
    for page, scale in (("wide", 1.5), ("narrow", 0.5), ("as narrow", 0.5)):
        question(lab, 2, page, scale=scale, drawn=-1)
        start[page] = shown_by(page, messages)
    messages.clear()
    lab.set(stimulus=5).set(stimulus=9)
    assert len(messages) == 4, "pages with the same pixels are sent the same picture twice"
    for page, paper in start.items():
        shown = shown_by(page, messages, paper)
        assert shown.shape == {"wide": (780, 1800)}.get(page, (260, 600))
        lab._picture.scale = shown.shape[1] / 1200
        assert (shown == lab._picture._draw()).all()
    messages.clear()
    ask(lab, gone="wide")
    lab.set(stimulus=4)
    assert [sorted(content["to"]) for content, _ in messages] == [["as narrow", "narrow"]]
    assert list(lab._picture._sheets) == [0.5], "what was kept for a page that is gone stays in memory"


def test_a_page_that_says_nothing_to_pictures_is_given_up_until_it_asks_again(sent, monkeypatch):
    lab, messages = sent
    question(lab, 1, "asleep", scale=1.5, drawn=-1)
    question(lab, 1, "awake", scale=1.0, drawn=-1)
    clock = [100.0]
    monkeypatch.setattr(pages.time, "monotonic", lambda: clock[0])
    for stimulus in (5, 6, 7):
        messages.clear()
        lab.set(stimulus=stimulus)
        clock[0] += pages.PATIENCE * 0.6
        question(lab, int(stimulus), "awake", scale=1.0)
    assert [content["to"] for content, _ in messages if "to" in content] == [["awake"]]
    question(lab, 2, "asleep", scale=1.5, drawn=0)
    assert shown_by("asleep", messages).shape == (780, 1800)


def test_what_a_page_lacks_of_the_controls_comes_with_the_answer(sent):
    lab, messages = sent
    before = told(lab)
    lab.set(stimulus=7, inhibition=0.2)
    lab._toggle_table()
    messages.clear()
    question(lab, 1, shown=before)
    ((answer, _),) = messages
    rows = lab._rows
    assert answer["shown"] == {
        rows["stimulus"].slider.model_id: {"value": 7},
        rows["stimulus"].number.model_id: {"value": "7"},
        rows["inhibition"].slider.model_id: {"value": 0.2},
        rows["inhibition"].number.model_id: {"value": "0.2"},
        lab._table.model_id: {"value": lab._table.value},
        lab._table.layout.model_id: {"display": "block"},
        lab._screen.model_id: {"words": lab.words, "number": lab._screen.number},
    }
    question(lab, 2, shown=None)
    assert messages[-1][0]["shown"] == family.shown(lab), "a page that has just come is not told what to look at"
    messages.clear()
    question(lab, 3, quick=True, shown=None, scale=1.0)
    question(lab, 4, quick=True, shown=None, scale=1.0, drawn=0)
    assert [content.get("answer") for content, _ in messages] == [None, 3, 4], "a picture comes in the midst of a move"
    assert not any("shown" in content for content, _ in messages), "controls are set under a hand that moves them"


def test_pixels_are_packed_until_a_page_is_known_to_be_near(sent):
    lab, messages = sent
    for near, stimulus in ((False, 5), (True, 6)):
        question(lab, int(near), scale=1.0, near=near)
        lab.set(stimulus=stimulus)
        content, pixels = messages[-1]
        area = sum(width * height for _, _, width, height in content["places"])
        assert content["packed"] is not near
        assert (unrolled(pixels).size if not near else len(pixels) // 4) == area > 0
    question(lab, 2, scale=1.2, near=True)
    assert messages[-2][0]["packed"], "the first picture of a page waits for its bytes"
    question(lab, 1, "far away", scale=1.2)
    lab.set(stimulus=7)
    assert messages[-1][0]["packed"], "a page far away is sent plain pixels"


def test_a_notice_is_numbered_too(sent):
    lab, messages = sent
    before = lab._screen.number
    lab._rows["stimulus"].number.value = "much"
    assert "much" in lab.notice
    assert lab._screen.number == messages[-1][0]["number"] == before + 1, "a page could not tell that it was lost"


def test_what_was_moved_and_lost_on_its_way_is_made_up_for(sent):
    lab, _ = sent
    row = lab._rows["stimulus"]
    question(lab, 1, unsent={row.slider.model_id: 7.2, "of no lab": 5})
    assert lab.values["stimulus"] == 7.2 and row.number.value == "7.2"
    question(lab, 2, unsent={row.number.model_id: "3,5", lab._screen.model_id: 3})
    assert lab.values["stimulus"] == row.slider.value == 3.5
    case = CaseLab()
    question(case, 1, unsent={case._share.text.model_id: "a case of someone's own"})
    assert case._share.text.value == "a case of someone's own"


def test_a_still_picture_stands_for_what_was_shown_last(sent):
    lab, _ = sent
    lab._repr_mimebundle_()
    assert lab._screen.still == lab._picture.png() and not lab._screen.still_is_old
    question(lab, scale=1.5)
    lab.set(stimulus=9)
    assert lab._screen.still_is_old
    question(lab, 2, still=True)
    assert not lab._screen.still_is_old and lab._screen.still_number == lab._screen.number
    assert len(lab._screen.still) < 60_000, "a still picture is small"
    assert lab._picture.scale == pytest.approx(1.5), "the page's own pixels were given up for the still picture"
    still = np.asarray(Image.open(io.BytesIO(lab._screen.still)).convert("RGB")).astype(int)
    plain = np.asarray(Image.open(io.BytesIO(lab.png())).convert("RGB")).astype(int)
    assert np.abs(still - plain).mean() < 4, "the still picture shows something else"


def papers():
    """What pictures of this process are drawn on, each of some megabytes: parts of pictures have their own, smaller."""
    return [each for each in gc.get_objects() if isinstance(each, RendererAgg) and each.width > 700]


def test_a_picture_keeps_no_paper_but_the_one_it_is_drawn_on():
    """A text of matplotlib's keeps what it was drawn on last, whether or not that is drawn on again."""
    gc.collect()
    before = papers()
    lab = GateLab()
    picture = lab._picture
    for scale in (1.0, 1.3, 0.8):
        picture.scale = scale
        picture.keep()
        picture.patches()
        picture.png()
    assert len(papers()) == len(before) + 1
    picture.enlarge(True)
    picture.patches()
    assert len(papers()) == len(before) + 1
    lab.close()
    assert len(papers()) == len(before)
    assert lab.set(stimulus=5).words and len(lab.png()) > 10_000, "a closed lab is no longer an object"


def test_the_picture_has_just_the_pixels_that_were_asked_for():
    figure = KeptFigure(1200, 520)
    for width in range(400, 2400, 7):
        figure.scale = width / 1200
        assert figure.canvas.get_width_height()[0] == width


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_box_around_a_text_keeps_its_border(scale):
    figure = KeptFigure(300, 100)
    figure.scale = scale
    box = {"boxstyle": "round,pad=0.4", "facecolor": "white", "edgecolor": "#FF0000", "linewidth": 2}
    figure.moving(figure.figure.text(0.5, 0.5, "careful", ha="center", va="center", bbox=box))
    picture = np.asarray(Image.open(io.BytesIO(figure.png())).convert("RGB")).astype(int)
    red = (picture[..., 0] > 200) & (picture[..., 1:] < 60).all(axis=2)
    rows, columns = np.flatnonzero(red.any(axis=1)), np.flatnonzero(red.any(axis=0))
    middle = picture.shape[0] // 2, picture.shape[1] // 2
    assert rows[0] < middle[0] < rows[-1], "no border above or below"
    assert columns[0] < middle[1] < columns[-1], "no border at a side"
    assert red[rows[0]].sum() > 20 * scale and red[rows[-1]].sum() > 20 * scale


WORDS = "What the study measured: jpq, office AV To.\nMore of it: 0.5 – 3 × “here”.\n\nAnd a last line."


def on(paper: type[RendererAgg], scale: float, **look) -> np.ndarray:
    """How dark each pixel is where a figure with some words was drawn by a renderer."""
    figure = Figure(figsize=(6, 2), dpi=100 * scale)
    figure.text(0.5, 0.5, WORDS, **look)
    drawn = paper(round(600 * scale), round(200 * scale), 100 * scale)
    figure.draw(drawn)
    return 255 - np.asarray(drawn.buffer_rgba())[..., :3].min(axis=-1).astype(float)


@pytest.mark.parametrize("scale", (1.0, 1.5, 2.0))
@pytest.mark.parametrize(
    "look",
    (
        {"fontsize": 12},
        {"fontsize": 13.5, "ha": "center", "va": "center", "color": "teal", "weight": "bold"},
        {"fontsize": 11, "ha": "right", "va": "top", "alpha": 0.5, "linespacing": 1.25},
        {"fontsize": 12, "rotation": 90, "va": "center"},
        {"fontsize": 12, "va": "center", "bbox": {"facecolor": "white", "edgecolor": "gray"}},
    ),
)
def test_a_text_in_one_piece_looks_as_matplotlib_draws_it(scale, look):
    """Letters may lie a part of a pixel elsewhere: so what is compared is how much ink lies in squares of 8 pixels."""
    ours, theirs = (on(paper, scale, **look) for paper in (Paper, RendererAgg))
    assert ours.sum() == pytest.approx(theirs.sum(), rel=0.03)
    across = [np.add.reduceat(ink.sum(axis=0), np.arange(0, ink.shape[1], 8)) for ink in (ours, theirs)]
    down = [ink.sum(axis=1) for ink in (ours, theirs)]
    for ours, theirs in (across, down):
        # Where the ink's middle lies, to a pixel, and how alike its course is.
        places = np.arange(len(ours))
        assert np.average(places, weights=ours) == pytest.approx(np.average(places, weights=theirs), abs=1)
        assert np.corrcoef(ours, theirs)[0, 1] > 0.9


def test_a_text_is_laid_out_once_a_line():
    """What made a picture with a panel of text slow: each line was laid out to measure it, and again to draw it."""
    figure = KeptFigure(600, 300)
    text = figure.moving(figure.figure.text(0.1, 0.5, ""))
    figure.patches()
    line.cache_clear()
    text.set_text("\n".join(f"line {number} of a text" for number in range(9)))
    figure.patches()
    # Older versions of matplotlib measure one more, for the height of a line.
    assert line.cache_info().misses <= 10


@pytest.mark.parametrize("over", [False, True])
def test_a_saved_picture_has_what_was_done_to_it_since_it_was_drawn(over):
    def figure(color) -> tuple[KeptFigure, Patch]:
        figure = KeptFigure(100, 80)
        axes = figure.figure.add_axes((0, 0, 1, 1))
        spot = axes.add_patch(Rectangle((0.2, 0.2), 0.5, 0.5, color=color))
        figure.over(axes.text(0.5, 0.9, "as it is"))
        if over:
            figure.over(spot)
        figure.redraw()
        return figure, spot

    drawn, spot = figure("red")
    before = drawn.png()
    assert before == figure("red")[0].png()
    drawn.redraw()
    spot.set_color("blue")
    assert drawn.png() == figure("blue")[0].png() != before
