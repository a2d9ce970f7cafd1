"""Colors and line styles, the same in every picture.

The palette is that of Okabe and Ito, safe for color blindness. Color is never
the only sign: each thing also has its own line style, shape or label.
"""

FIRST_NERVE = "#0072B2"
TOUCH_FIBER = "#56B4E9"
SECOND_NERVE = "#D55E00"
INTERNEURON = "#009E73"
GLUTAMATE = "#E69F00"
SUBSTANCE_P = "#B0508B"
HEALTHY = "#6B6B6B"
HELD = "#0072B2"
INK = "#222222"
QUIET = "#5C5C5C"
PALE = "#F3F5F8"
FAINT = "#C9CFD8"
EDGE = "#9AA2AE"
GRID = "#E8EBF0"

CURRENT_LINE = {"color": SECOND_NERVE, "linestyle": "-", "linewidth": 3.2}
HEALTHY_LINE = {"color": HEALTHY, "linestyle": (0, (5, 2.5)), "linewidth": 2.0}
HELD_LINE = {"color": HELD, "linestyle": (0, (1, 1.4)), "linewidth": 2.4}
REPEATED_LINE = {"color": SUBSTANCE_P, "linestyle": (0, (6, 1.5, 1, 1.5)), "linewidth": 2.4}
#: The course of an opioid: before it, with it on board, with it taken away in thought.
BEFORE_LINE = HEALTHY_LINE
ON_DRUG_LINE = {"color": TOUCH_FIBER, "linestyle": (0, (6, 1.5, 1, 1.5)), "linewidth": 2.8}
REMOVED_LINE = CURRENT_LINE
#: A case over months as it goes, with everything that is done.
NOW_LINE = {"color": FIRST_NERVE, "linestyle": "-", "linewidth": 3.2}


def plain_axes(axes, *, grid: bool = True) -> None:
    """The look that all graphs share: two quiet edges, faint ticks, a faint grid."""
    axes.tick_params(labelsize=12, color=FAINT, length=4)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(EDGE)
    if grid:
        axes.grid(color=GRID, linewidth=0.8)
        axes.set_axisbelow(True)
