"""Mechanism 4 step by step: from opioids through sex hormones and serotonin to the brake from the brain."""

from __future__ import annotations

from matplotlib.patches import Rectangle

from pain_helpers.drawing import style
from pain_helpers.drawing.cell import CellDrawing

#: The steps from top to bottom, with the height of their boxes' centers.
STEPS = {"opioid": 98.0, "hormones": 75.0, "tone": 52.0, "brake": 29.5, "pain": 7.0}
BOX = (1.0, 59.0, 13.0)
LOOKS = {
    "opioid": (style.OPIOID_PALE, style.INK),
    "hormones": (style.SUBSTANCE_P_PALE, style.SUBSTANCE_P),
    "tone": (style.FIRST_NERVE_PALE, style.FIRST_NERVE),
    "brake": (style.INTERNEURON_PALE, style.INTERNEURON),
    "pain": (style.SECOND_NERVE_PALE, style.SECOND_NERVE),
}
GAUGE_HEIGHT = 3.2
#: A change of hormones, and of serotonin and norepinephrine, this large draws the widest arrow.
WIDEST_LOSS, WIDEST_CHANGE = 0.7, 0.3


class HormoneChain(CellDrawing):
    """Five boxes in a column, each with a gauge; beside each arrow, how sure that step is."""

    def build(self) -> None:
        left, width, height = BOX
        self.gauges = {}
        order = list(STEPS)
        for name, y in STEPS.items():
            fill, edge = LOOKS[name]
            self.block(left, y - height / 2, width, height, fill, edge=edge, rounding=3)
            self.text(left + 2.5, y + 2.6, self.words[f"step {name}"], weight="bold", ha="left")
            low = y - 4.3
            self.axes.add_patch(
                Rectangle(
                    (left + 2.5, low), width - 21, GAUGE_HEIGHT, facecolor="white", edgecolor=style.QUIET, linewidth=0.8
                )
            )
            bar = self.moving(self.axes.add_patch(Rectangle((left + 2.5, low), 0, GAUGE_HEIGHT, facecolor=edge)))
            number = self.moving(self.text(left + width - 1.5, low + GAUGE_HEIGHT / 2, "", ha="right", weight="bold"))
            self.gauges[name] = (bar, number)
        self.arrows = {}
        for above, below in zip(order, order[1:]):
            top, bottom = STEPS[above] - height / 2, STEPS[below] + height / 2
            self.arrows[below] = self.arrow(
                [(left + width / 2, top - 0.6), (left + width / 2, bottom + 4.6)], LOOKS[above][1], head=4.0
            )
            self.text(
                left + width + 2.5,
                (top + bottom) / 2,
                self.words[f"sure {below}"],
                ha="left",
                size=11.5,
                color=style.QUIET,
            )

    def show(self, opioid: float, hormones: float, tone: float, brake: float, pain: float, at_work: float) -> None:
        """Each step, of the most (opioid, pain) or of healthy (the rest), 0 to 1.5; and whether the mechanism is at
        work (1 or 0). An arrow is as wide as what happens along it."""
        _, width, _ = BOX
        for name, value in {"opioid": opioid, "hormones": hormones, "tone": tone, "brake": brake, "pain": pain}.items():
            bar, number = self.gauges[name]
            bar.set_width((width - 21) * min(1.0, value))
            number.set_text(f"{10 * value:.1f}" if name == "pain" else f"{100 * value:.0f}%")
        change = abs(1 - tone) / WIDEST_CHANGE
        links = (at_work * opioid, (1 - hormones) / WIDEST_LOSS, change, change)
        for arrow, strength in zip(self.arrows.values(), links):
            self.swell(arrow, strength)
