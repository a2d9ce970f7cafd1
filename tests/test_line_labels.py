"""The name of each curve right at the curve, while labs are large."""

import numpy as np
import pytest
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from test_labs import CLASSES, open_lab, picture

from pain_helpers.drawing import style
from pain_helpers.drawing.kept import KeptFigure
from pain_helpers.drawing.keys import KeyLine, key
from pain_helpers.drawing.large import contrast
from pain_helpers.labs.frame import present as room

#: Where each control of a lab stands, as a share of its range, with what it was first held beside it.
SWEEP = (0.0, 0.15, 0.35, 0.5, 0.7, 0.85, 1.0)
#: How far a name may be from its curve (pixels).
MOST_APART = 12
ONE, OTHER = style.CURRENT_LINE, style.HEALTHY_LINE
X = np.linspace(0, 10, 200)
pytestmark = pytest.mark.usefixtures("own_room")


def named(picture) -> dict[Text, object]:
    """The names that are in the picture, each with its curve: the one line of its graph that looks like its key."""
    found = {}
    for axes in picture.figure.axes:
        keys = [line for line in axes.lines if isinstance(line, KeyLine) and line.get_visible()]
        for text in axes.texts:
            if text not in picture._line_labels.texts or not text.get_visible():
                continue
            said = " ".join(text.get_text().split())
            (mine,) = [line for line in keys if line.words.get_text().split(":")[0] == said]
            (found[text],) = [line for line in axes.lines if line is not mine and look(line) == look(mine)]
    return found


def look(line) -> tuple:
    return line.get_color(), line.get_linestyle(), line.get_linewidth(), line.get_marker()


def box_of(picture, text):
    return text.get_window_extent(picture.canvas.get_renderer())


def boxes_of(picture) -> dict[Text, Bbox]:
    """Where each text stands that can be seen."""
    texts = [text for text in picture.figure.findobj(Text) if text.get_visible() and text.get_text().strip()]
    return {text: box_of(picture, text) for text in texts}


def apart(box, line) -> float:
    """How far a box is from the nearest point of a line (pixels); 0 if the line meets it."""
    path = line.get_transform().transform_path(line.get_path())
    if len(path.vertices) > 1 and path.intersects_bbox(box, filled=False):
        return 0.0
    x, y = path.interpolated(20).vertices.T if len(path.vertices) > 1 else path.vertices.T
    outside = np.maximum.reduce([box.x0 - x, x - box.x1, 0 * x]), np.maximum.reduce([box.y0 - y, y - box.y1, 0 * y])
    return float(np.min(np.hypot(*outside), initial=np.inf))


def thick(line) -> float:
    """How thick a line is, or how large its marks are (pixels)."""
    points = line.get_linewidth() if line.get_marker() == "None" else line.get_markersize()
    return points * 100 / 72


def faults(picture) -> list[str]:
    """What is wrong with the names as they stand."""
    found = []
    names, boxes = named(picture), {}
    if names:
        boxes = boxes_of(picture)
    for text, curve in names.items():
        said, box = text.get_text(), boxes[text]
        axes = curve.axes
        if not all(axes.bbox.contains(*corner) for corner in box.corners()):
            found.append(f"{said!r} is cut off")
        others = [line for line in axes.lines if line.get_visible() and line.get_color() != style.MODELS]
        gaps = {line: apart(box, line) - thick(line) / 2 for line in others if len(line.get_xdata())}
        found += [f"{said!r} is on a line or a point: {look(line)}" for line, gap in gaps.items() if gap < 1]
        own = gaps.pop(curve)
        if own > MOST_APART:
            found.append(f"{said!r} is {own:.0f} pixels from its curve")
        drawn = [line for line in gaps if line.get_linestyle() != "None" and not isinstance(line, KeyLine)]
        found += [f"{said!r} is nearer to another line: {look(line)}" for line in drawn if gaps[line] < own - 2]
        small = box.padded(-1)
        crossed = [one for one, other in boxes.items() if one is not text and small.overlaps(other.padded(-1))]
        found += [f"{said!r} is on {one.get_text()!r}" for one in crossed]
        if contrast(text.get_color()) < 4.5:
            found.append(f"{said!r} is too pale")
    return found


@pytest.mark.parametrize("found", CLASSES, ids=lambda found: found.__name__)
def test_no_name_lies_on_anything_and_each_is_at_its_own_curve(found):
    lab = open_lab(f"{found.__name__}()")
    if not any(isinstance(line, KeyLine) for axes in lab.figure.axes for line in axes.lines):
        return
    small = picture(lab)
    room.set_large(True)
    lab.hold()
    seen, wrong = set(), {}
    for share in SWEEP:
        lab.set(**{name: at(control, share) for name, control in lab.declared.items()})
        seen |= {text.get_text() for text in named(lab._picture)}
        wrong |= {f"{share:.0%} of the way: {fault}": None for fault in faults(lab._picture)}
    assert not wrong, "\n".join(wrong)
    assert seen, "no curve has a name anywhere"
    lab.reset()
    room.set_large(False)
    # As when it opened, all of it is drawn anew.
    assert picture(lab) == small, "a name left a trace"


def at(control, share: float) -> float:
    return control.on_a_step(control.low + share * (control.high - control.low))


class Two(KeptFigure):
    """Two curves with their keys."""

    def __init__(self) -> None:
        super().__init__(600, 400)
        self.axes = self.figure.add_axes((0.1, 0.1, 0.8, 0.7))
        self.axes.set(xlim=(0, 10), ylim=(0, 10))
        self.one, self.other = (self.moving(self.axes.plot([], [], **line)[0]) for line in (ONE, OTHER))
        self.said = key(self.axes, 0.0, 1.1, 0.1, "one: as it is", ONE)[1]
        key(self.axes, 0.5, 1.1, 0.1, "the other of these two", OTHER)
        self.point = self.moving(self.axes.plot([], [], "o", markersize=12)[0])

    def names(self, one, other) -> dict[str, tuple[float, float]]:
        """The names at curves of such a height, and where each begins (pixels)."""
        self.one.set_data(X, one + 0 * X)
        self.other.set_data(X, other + 0 * X)
        self.patches()
        assert not faults(self)
        return {text.get_text(): box_of(self, text).p0 for text in named(self)}


@pytest.fixture
def two():
    picture = Two()
    picture.enlarge(True)
    return picture


ITS_NAME, OTHERS_NAME = "one", "the other of\nthese two"


def test_each_curve_with_room_has_a_name_and_without_room_the_key_alone_stays(two):
    assert set(two.names(2, 7)) == {ITS_NAME, OTHERS_NAME}
    assert two.names(5, 5) == {}, "two curves in one place cannot be told by names"
    assert set(two.names(2, 7)) == {ITS_NAME, OTHERS_NAME}
    assert set(two.names(2, np.nan)) == {ITS_NAME}
    two.other.set_visible(False)
    assert set(two.names(2, 7)) == {ITS_NAME}


def test_a_name_goes_with_its_curve_and_stays_where_it_was_along_it(two):
    first = two.names(2, 8)[ITS_NAME]
    for height in np.arange(2.1, 5, 0.1):
        now = two.names(height, 8)[ITS_NAME]
        assert now[0] == pytest.approx(first[0])
    assert now[1] - first[1] == pytest.approx((height - 2) * 28, abs=2), "the graph has 28 pixels for one"


def test_a_name_gives_way_to_a_point_and_then_stays(two):
    before = two.names(2, 8)[ITS_NAME]
    two.point.set_data([9.5], [2.4])
    after = two.names(2, 8)[ITS_NAME]
    assert abs(after - before).max() > 20
    two.point.set_data([], [])
    assert two.names(2, 8)[ITS_NAME] == pytest.approx(after)


def test_no_other_line_runs_between_a_curve_and_its_name(two):
    two.names(np.linspace(3, 5.1, len(X)), 5)
    (text,) = [text for text in named(two) if text.get_text() == ITS_NAME]
    assert box_of(two, text).y1 < two.axes.transData.transform((0, 5))[1], "the name is across the other curve"


def test_a_name_says_what_the_key_says_now(two):
    two.names(2, 7)
    two.said.set_text("number 7: as it was")
    two.one.set_data(X, 2 + 0 * X)
    two.patches()
    assert "number 7" in {text.get_text() for text in named(two)}


def test_a_pale_curve_has_a_darker_name_of_its_hue(two):
    two.names(2, 7)
    text = next(text for text in named(two) if text.get_text() == ITS_NAME)
    assert 4.5 <= contrast(text.get_color()) < 7 and contrast(ONE["color"]) < 4.5
    red, green, blue = text.get_color()
    assert red > 2 * green and red > 2 * blue


def test_names_are_gone_with_the_large_type(two):
    two.names(2, 7)
    plain = Two()
    plain.one.set_data(X, 2 + 0 * X)
    plain.other.set_data(X, 7 + 0 * X)
    assert two.png() != plain.png()
    two.enlarge(False)
    assert two.png() == plain.png()
    assert {text.get_text() for text in two.axes.texts} == {"one: as it is", "the other of these two"}


def test_the_labs_of_the_hour_name_their_curves_as_they_open():
    room.set_large(True)
    expected = {
        "GateLab('rubbing', 'inhibition', stimulus=0, injury=1)": {"now", "healthy"},
        "InfusionLab()": {"model, ketamine", "model, placebo", "sensitization", "NMDA overactivity"},
        "YearLab()": {"one person"},
        "WhichIsItLab(case=3)": {"now", "before either change"},
    }
    for call, names in expected.items():
        lab = open_lab(call)
        found = {" ".join(text.get_text().split()) for text in named(lab._picture)}
        assert names <= found, f"{call} names {found}"
