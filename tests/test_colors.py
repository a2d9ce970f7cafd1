"""Every lab's picture: lines and marks stand out from the paper, stay apart with any eyes, and words can be read."""

import itertools
import math

import numpy as np
import pytest
from colorspacious import cspace_convert
from matplotlib.colors import to_hex, to_rgb
from matplotlib.lines import Line2D
from matplotlib.text import Text
from shared_lab import lab_of
from test_labs import CLASSES

from pain_helpers.drawing import style
from pain_helpers.drawing.kept import DOTS_PER_INCH

#: WCAG 2.2 AA: for words, for large words, and for lines and marks (1.4.3 and 1.4.11).
WORDS, LARGE_WORDS, MARKS = 4.5, 3.0, 3.0
#: Large is from so many points on, or from so many if bold; a picture at its plain size has 100 pixels in 72 points.
LARGE, LARGE_BOLD = 18 * 96 / 100, 14 * 96 / 100
#: The three common deficiencies, as strong as they come, and eyes without one.
EYES = (None, "protanomaly", "deuteranomaly", "tritanomaly")
#: Colors so far apart in CAM02-UCS are two at a glance; one is about the least that can be told side by side.
APART = 8.0
#: What lines show beneath others and nobody has to read: the course of an arrow, a line to sight along. And what is
#: white inside an edge of its own.
QUIET = {style.FAINT.lower(), "#ffffff"}


@pytest.fixture(scope="module", params=CLASSES, ids=lambda found: found.__name__)
def lab(request):
    return lab_of(request.param)


def luminance(color) -> float:
    light = np.asarray(to_rgb(color) if isinstance(color, str) else color, dtype=float)
    light = np.where(light <= 0.04045, light / 12.92, ((light + 0.055) / 1.055) ** 2.4)
    return light @ np.array([0.2126, 0.7152, 0.0722])


def contrast(one, other) -> np.ndarray:
    lights = luminance(one), luminance(other)
    return (np.maximum(*lights) + 0.05) / (np.minimum(*lights) + 0.05)


def seen(color: str, eyes: str | None) -> np.ndarray:
    """The color as such eyes see it, in a space in which distances are those that people see."""
    rgb = np.array(to_rgb(color))
    if eyes:
        rgb = cspace_convert(rgb, {"name": "sRGB1+CVD", "cvd_type": eyes, "severity": 100}, "sRGB1").clip(0, 1)
    return cspace_convert(rgb, "sRGB1", "CAM02-UCS")


def distance(one: str, other: str) -> float:
    """How far two colors are from each other for the eyes that tell them apart least."""
    return min(np.linalg.norm(seen(one, eyes) - seen(other, eyes)) for eyes in EYES)


def lines(lab):
    """Every line and mark of the picture, those that come and go too; grid and ticks are none of them."""
    return [line for axes in lab.figure.axes for line in axes.lines] + lab.figure.lines


def is_line(line: Line2D) -> bool:
    # A single point is a mark, whatever line it could have.
    return line.get_linestyle() not in ("None", "none", " ", "") and len(line.get_xdata()) != 1


def colors(line: Line2D) -> list[str]:
    """What tells the line or mark from the paper: one of these must."""
    if is_line(line):
        return [to_hex(line.get_color())]
    found = [line.get_markerfacecolor(), line.get_markeredgecolor()]
    return [to_hex(color) for color in found if str(color) != "none"]


def test_lines_and_marks_stand_out_from_the_paper(lab):
    pale = {
        tuple(colors(line))
        for line in lines(lab)
        if not set(colors(line)) <= QUIET and max(contrast(color, "white") for color in colors(line)) < MARKS
    }
    assert not pale, f"too pale to see on white: darken these in drawing/style.py: {pale}"


def test_lines_of_one_picture_stay_apart_with_any_eyes(lab):
    found = {to_hex(line.get_color()) for line in lines(lab) if is_line(line)} - QUIET
    close = {
        (one, other): round(distance(one, other), 1)
        for one, other in itertools.combinations(sorted(found), 2)
        if distance(one, other) < APART
    }
    assert not close, f"hardly two colors for some eyes, at least {APART} apart in drawing/style.py: {close}"


def pixels(lab) -> np.ndarray:
    """The picture's pixels, drawn anew, rows from the top: red, green and blue, 0 to 255."""
    lab._picture.let_go()
    lab._picture.patches()
    return lab._picture._last.view(np.uint8).reshape(*lab._picture._last.shape, 4)[..., :3]


def pixels_without(lab, words: list[Text]) -> np.ndarray:
    for text in words:
        text.set_visible(False)
    try:
        return pixels(lab)
    finally:
        for text in words:
            text.set_visible(True)
        lab._picture.let_go()


def reached(text: Text, paper: np.ndarray, painted: np.ndarray) -> float:
    """The contrast of words with what is behind their letters; a thin line that crosses them leaves them readable."""
    box, high = text.get_window_extent(), len(paper)
    rows = slice(max(0, int(high - box.y1)), int(high - box.y0) + 1)
    columns = slice(max(0, int(box.x0)), int(box.x1) + 1)
    letters = (paper[rows, columns] != painted[rows, columns]).any(axis=2)
    if not letters.any():
        return math.inf  # such as a tick's, beyond the end of the axis
    return float(np.quantile(contrast(paper[rows, columns][letters] / 255, np.array(to_rgb(text.get_color()))), 0.15))


def test_words_can_be_read_on_what_is_behind_them(lab):
    words = [text for text in lab.figure.findobj(Text) if text.get_visible() and text.get_text().strip()]
    painted, paper = pixels(lab), pixels_without(lab, words)
    assert (painted != paper).any()
    faint = []
    for text in words:
        large = text.get_fontsize() >= (LARGE_BOLD if text.get_fontweight() == "bold" else LARGE)
        found = reached(text, paper, painted)
        if found < (LARGE_WORDS if large else WORDS):
            faint.append((text.get_text()[:40], to_hex(text.get_color()), round(found, 2)))
    assert not faint, f"words of too little contrast: {faint}"


def test_words_are_large_enough_where_the_picture_is_smallest(lab):
    """On a phone a picture keeps a width of 864 CSS pixels; tests/browser/test_looks.py holds the page to it."""
    words = [text for text in lab.figure.findobj(Text) if text.get_text().strip()]
    small = {
        text.get_text() for text in words if text.get_fontsize() * DOTS_PER_INCH / 72 * 864 / lab._picture.width < 11
    }
    assert words and not small, f"these have less than 11 CSS pixels, since they have less than 11 points: {small}"
