"""What must hold of each move of a slider: by a key, by a number typed or by a fast drag."""

import pytest

from .labs import CLOSE, is_one_sentence


def refuse(slider, typed, start, picture):
    """A number out of range is told in one sentence, and nothing changes."""
    _, after = slider.type(typed)
    says = f"{slider.name!r} after typing {typed}"
    assert is_one_sentence(after["notice"]), f"{says}: {after['notice']!r}"
    for kept in ("values", "numbers", "words"):
        assert after[kept] == start[kept], f"{says}: {kept} changed"
    assert slider.lab.picture() == picture, f"{says}: the picture changed"


def step_key(slider, start):
    """A key that moves the slider by a step, and where to."""
    value = slider.value(start)
    at_its_end = value >= slider.most - CLOSE
    return ("ArrowLeft", value - slider.step) if at_its_end else ("ArrowRight", value + slider.step)


def far_key(slider, start):
    """The key that moves the slider to the end that is farther away, and where that is."""
    ends = ("End", slider.most), ("Home", slider.least)
    return max(ends, key=lambda end: abs(end[1] - slider.value(start)))


def all_keys(slider, start):
    return (
        step_key(slider, start),
        ("End", slider.most),
        ("ArrowLeft", slider.most - slider.step),
        ("Home", slider.least),
    )


def move_by_key(slider, key, expected):
    """The state after a key, which comes as fast as one pressed again and again: the lab need not rest."""
    before, after = slider.press(key, quick=True)
    says = f"{slider.name!r} after {key}"
    check_move(slider, before, after, expected, says)
    assert slider.keeps_focus, f"{says}: the focus is lost"
    return after


def take(slider):
    """A number in range is typed, and all follows."""
    typed = slider.inside(slider.lab.state())
    before, after = slider.type(typed)
    says = f"{slider.name!r} after typing {typed}"
    check_move(slider, before, after, typed, says)
    assert slider.keeps_focus, f"{says}: the focus is lost"


def check_move(slider, before, after, expected, says):
    assert slider.value(after) == pytest.approx(expected, abs=CLOSE), f"{says}: the slider does not follow"
    check_number(slider, after, says)
    if slider.value(before) != slider.value(after):
        assert after["drawn"] != before["drawn"], f"{says}: the picture is the same"
    assert after["alt"] == after["words"], f"{says}: the picture's text is not the sentence"
    assert after["notice"] == "", says


def check_number(slider, state, says):
    assert state["numbers"][slider.place] == pytest.approx(slider.value(state), abs=CLOSE), (
        f"{says}: the number field does not follow"
    )


def drag(slider, share):
    """The state after a drag, and the picture."""
    before, dragged = slider.drag(share)
    says = f"{slider.name!r} after a drag"
    assert slider.value(dragged) != slider.value(before), f"{says}: the slider did not move"
    check_number(slider, dragged, says)
    assert dragged["drawn"] != before["drawn"], f"{says}: the picture is the same"
    return dragged, slider.lab.picture()


def check_value_again(slider, dragged, picture):
    """The same value, come to by keys, must look the same as it did after the drag."""
    # A slider of few steps may stand at its end, from where it can only go back.
    away, back = ("ArrowLeft", "ArrowRight") if slider.value(dragged) >= slider.most else ("ArrowRight", "ArrowLeft")
    slider.press(away, quick=True)
    _, again = slider.press(back)
    assert again["values"] == dragged["values"]
    assert again["words"] == dragged["words"], f"{slider.name!r}: after a drag the sentence was of another value"
    assert slider.lab.picture() == picture, f"{slider.name!r}: after a drag the picture was of another value"
