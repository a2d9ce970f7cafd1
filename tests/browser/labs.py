"""One lab of an open notebook, moved by keys and mouse as a learner would."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

# Sliders compute in floats; typed and dragged values are rounded to the step.
CLOSE = 1e-6


def is_one_sentence(text: str) -> bool:
    return bool(re.fullmatch(r"[A-Z0-9'\"].*[.!]", text)) and not re.search(r"[.!?]\s+[A-Z]", text)


def keeps_focus(element) -> bool:
    """Whether keys still go to what they went to: what one of them did must not take the others away."""
    return element.evaluate("element => document.activeElement === element && element.isConnected")


@dataclass
class Slider:
    """One slider of a lab with its number field. `place` counts the lab's sliders from 0."""

    lab: Lab
    place: int
    least: float
    most: float
    step: float
    #: Whether, after a key, the next one would go to the same control.
    keeps_focus: bool = True

    @cached_property
    def name(self) -> str:
        return self.handle.get_attribute("aria-label") or f"slider {self.place}"

    @cached_property
    def handle(self):
        return self.lab.box.locator(".noUi-handle").nth(self.place)

    def value(self, state: dict) -> float:
        return state["values"][self.place]

    def press(self, key: str, *, quick: bool = False) -> tuple[dict, dict]:
        """Press one key on the handle. The lab's state before and after, or with `quick` before it rests."""
        before = self._focus("handle")
        self.lab.page.keyboard.press(key)
        return before, self._moved(before, quick)

    def type(self, value: float) -> tuple[dict, dict]:
        """Type a value into the number field. The lab's state before and after."""
        before = self._focus("number")
        self.lab.page.keyboard.type(f"{value:.10g}")
        self.lab.page.keyboard.press("Enter")
        return before, self._moved(before)

    def _focus(self, part: str) -> dict:
        return self.lab.box.evaluate("(lab, [place, part]) => painTests.focus(lab, place, part)", [self.place, part])

    def _moved(self, before: dict, quick: bool = False) -> dict:
        after, self.keeps_focus = self.lab.box.evaluate(
            "(lab, [before, quick]) => painTests.moved(lab, before, quick)", [before, quick]
        )
        return after

    def put(self, value: float) -> dict:
        """Type a value unless it stands there already. The lab's state then."""
        state = self.lab.state()
        return state if abs(self.value(state) - value) < CLOSE else self.type(value)[1]

    def drag(self, share: float, steps: int = 6) -> tuple[dict, dict]:
        """Drag the handle fast to `share` (0 to 1) of the track. The lab's state before and after."""
        before = self.lab.state()
        mouse = self.lab.page.mouse
        self.handle.scroll_into_view_if_needed()
        track = self.lab.box.locator(".noUi-target").nth(self.place).bounding_box()
        handle = self.handle.bounding_box()
        mouse.move(handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2)
        mouse.down()
        mouse.move(track["x"] + track["width"] * share, handle["y"] + handle["height"] / 2, steps=steps)
        mouse.up()
        return before, self.lab.settled(before)

    def inside(self, state: dict) -> float:
        """A value in the middle of the range, on a step, other than the present one."""
        steps = round((self.most - self.least) / self.step)
        value = self.least + (steps // 2) * self.step
        if abs(value - self.value(state)) < self.step / 2:
            value += self.step
        return round(value, 10)


@dataclass
class Lab:
    page: object
    box: object

    def state(self) -> dict:
        return self.box.evaluate("lab => painTests.state(lab)")

    def settled(self, before: dict | None = None, patience: int = 5000) -> dict:
        """The state once it differs from `before`, or after `patience` ms if it never does."""
        return self.box.evaluate(
            "(lab, [before, patience]) => painTests.settled(lab, before, patience)", [before, patience]
        )

    def nudge(self) -> dict:
        """Move the first slider by a step. The state then; without a slider, the state as it is."""
        for slider in self.sliders[:1]:
            at_its_end = slider.value(self.state()) >= slider.most - CLOSE
            return slider.press("ArrowLeft" if at_its_end else "ArrowRight")[1]
        return self.state()

    def picture(self) -> str:
        """A fingerprint of the picture that is shown."""
        return self.box.evaluate("lab => painTests.picture(lab)")

    @property
    def sliders(self) -> list[Slider]:
        found = self.box.evaluate("lab => painTests.sliders(lab).map(({least, most, step}) => ({least, most, step}))")
        return [Slider(self, place, **limits) for place, limits in enumerate(found)]

    @property
    def switches(self):
        return self.box.locator("input[type=checkbox]").all()

    @property
    def buttons(self):
        return self.box.locator(":scope > .pain-buttons button").all()

    def out_of_reach(self) -> list[str]:
        return self.box.evaluate("lab => painTests.outOfReach(lab)")

    def unnamed_controls(self) -> list[str]:
        return self.box.evaluate("lab => painTests.unnamedControls([lab])")
