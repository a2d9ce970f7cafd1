"""Colors and line styles, the same in every picture.

The palette is that of Okabe and Ito, in shades that reach 3:1 on white and stay
apart for people who cannot tell red, green or blue (tests/test_colors.py). Color
is never the only sign: each thing also has its own line style, shape or label.
"""

FIRST_NERVE = "#0072B2"
TOUCH_FIBER = "#3696D1"
SECOND_NERVE = "#D55E00"
INTERNEURON = "#0A936E"
GLUTAMATE = "#E69F00"
SUBSTANCE_P = "#95467F"
HEALTHY = "#6B6B6B"
HELD = "#0072B2"
INK = "#222222"
QUIET = "#5C5C5C"
PALE = "#F3F5F8"
FAINT = "#C9CFD8"
EDGE = "#8A93A0"
GRID = "#E8EBF0"

#: Darker: for words on a light ground, and for edges and channels.
FIRST_NERVE_DARK = "#005A8E"
SECOND_NERVE_DARK = "#A63C00"
INTERNEURON_DARK = "#126345"
GLUTAMATE_DARK = "#7A5400"
SUBSTANCE_P_DARK = "#8E3A6E"
#: Paler: for the inside of a cell or a box; and words on the pale green.
FIRST_NERVE_PALE = "#DCE9F5"
SECOND_NERVE_PALE = "#FFE3D0"
INTERNEURON_PALE = "#CDEBE1"
SUBSTANCE_P_PALE = "#F3D9E6"
OPIOID_PALE = "#E6E8EC"
ON_INTERNEURON_PALE = "#00543D"
#: Parts of cells.
WALL, WALL_EDGE = "#E4C9A8", "#B58A51"
GLUTAMATE_EDGE = "#8A5F00"
MAGNESIUM = "#4A505B"
GABA_RECEPTOR = "#7A2A5C"
#: Microglia at rest, half roused and roused.
MICROGLIA = ("#FBE9C6", "#F3C66B", GLUTAMATE)
#: The name of a thing drawn in the color of substance P that is none: ketamine, the turn of an effect.
MARK_WORDS = "#8A3A6C"

#: The relay: the sore spot, the ending of the first nerve, words in the color of touch fibers, the edge of the cord.
SORE_SPOT = "#D9483B"
FIRST_NERVE_ENDING = "#CFE3F3"
TOUCH_FIBER_DARK = "#1F6FA0"
CORD_EDGE = "#DDE2EA"
BRAINSTEM, BRAINSTEM_EDGE = "#F7F1E6", "#E4D8C2"
#: The second nerve from silent to firing at its most; a receptor from empty to full of substance P.
FIRING = ("#FFFFFF", SECOND_NERVE_PALE, "#F7B186", "#E8793A", "#B94700")
DOCKED = ("#EAD3E1", SUBSTANCE_P, "#7A2A5C")
#: What a level bar grows along.
TRACK = "#F0F2F5"

#: Where models that fit as well differ: never the color of how people do.
MODELS, MODELS_PALE = "#613892", "#DDD0EA"
#: What of the model's figures passes; a number of the model lowered.
PASSES = "#CFE5DC"
LOWERED = "#BBD9EC"
#: Where most people are, and where half of them are.
MOST_PEOPLE, HALF_OF_PEOPLE = "#E3EEF7", "#B5D3EA"
#: Weeks in which a drug is given or lowered, and their key, which is small; an infusion in a picture of a whole year.
GIVEN, GIVEN_KEY, INFUSION = "#E3E9F2", "#D2DBE8", "#D6E0EE"
#: What a drug takes away of a pain; seen in animals alone; a warning; the ground behind a pair of bars.
TAKEN_AWAY, ANIMALS_ONLY, WARNING, PAIR_GROUND = "#BFE3D6", "#F6E3C0", "#FFF4E5", "#F4F5F8"

CURRENT_LINE = {"color": SECOND_NERVE, "linestyle": "-", "linewidth": 3.2}
HEALTHY_LINE = {"color": HEALTHY, "linestyle": (0, (5, 2.5)), "linewidth": 2.0}
HELD_LINE = {"color": HELD, "linestyle": (0, (1, 1.4)), "linewidth": 2.4}
REPEATED_LINE = {"color": SUBSTANCE_P, "linestyle": (0, (6, 1.5, 1, 1.5)), "linewidth": 2.4}
#: The course of an opioid: before it, with it on board, with it taken away in thought.
BEFORE_LINE = HEALTHY_LINE
ON_DRUG_LINE = {"color": TOUCH_FIBER, "linestyle": (0, (6, 1.5, 1, 1.5)), "linewidth": 2.8}
REMOVED_LINE = CURRENT_LINE
#: Where a slider stands on an axis.
HERE_LINE = {"color": INK, "linestyle": (0, (2, 2)), "linewidth": 1.2}
#: Where a level bar was held.
HELD_MARK = {"color": HELD, "linestyle": (0, (1, 1)), "linewidth": 3}
#: A gap that is to be read, or a strength that is read out, behind the curves.
READ_LINE = {"color": FAINT, "linestyle": (0, (1, 3)), "linewidth": 1}
#: A case over months as it goes, with everything that is done.
NOW_LINE = {"color": FIRST_NERVE, "linestyle": "-", "linewidth": 3.2}
#: NMDA overactivity among the slow changes.
OVERACTIVITY_LINE = {"color": GLUTAMATE_DARK, "linestyle": (0, (6, 1.5, 1, 1.5)), "linewidth": 2.6}


def plain_axes(axes, *, grid: bool = True) -> None:
    """The look that all graphs share: two quiet edges, faint ticks, a faint grid."""
    axes.tick_params(labelsize=12, color=FAINT, length=4)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(EDGE)
    if grid:
        axes.grid(color=GRID, linewidth=0.8)
        axes.set_axisbelow(True)
