"""The gate: one stimulus and the state of the synapse in, a pain rating out.

The first nerve brings a stimulus to the dorsal horn of the spinal cord and lets
go of glutamate and substance P. The second nerve takes them up through AMPA,
NMDA and NK1 receptors. Inhibitory interneurons, driven by touch, hold the
second nerve back. What the second nerve fires is read as a rating from 0 to 10.

Touch fibers drive both the second nerve and, more strongly, its inhibition:
that is the gate (Melzack and Wall 1965). Conductances are in units of the
second nerve's leak, potentials in mV, concentrations in mM, drug levels as in
their passports.

It is a teaching model. It is not validated for any person and is never to be
used for a decision about a drug.

:func:`respond` answers for one stimulus (floats) or many (arrays), from the one
set of equations in :func:`equations`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from types import ModuleType, SimpleNamespace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from . import experiments, parameters
from .parameters import Constants, checked_constants
from .ranges import between, chosen, plain, whole

#: RT/F at 37 degrees C, in mV. It follows from physics, so it has no slider.
THERMAL_VOLTAGE = 8.314462618 * 310.15 / 96485.33212 * 1000

#: The solver starts below any potential that the second nerve can rest at.
LOWEST_POTENTIAL = -95.0
#: Newton steps: four bring the rating within 0.001 over the whole input range
#: (tests/test_gate.py).
NEWTON_STEPS = 4

CONSTANTS = parameters.constants()
HEALTHY = {name: passport.value for name, passport in parameters.INPUTS.items()}

#: An example of a relay that is turned up (central sensitization). Illustrative.
SENSITIZED = {"sensitization": 0.6, "nmda_phosphorylation": 0.3, "kcc2": 0.5, "inhibition": 0.85}


class Response(NamedTuple):
    """What the gate did. Each field is a float or an array shaped like the stimulus."""

    occupancy: Any  #: opioid receptors that the drug holds, 0 to 1
    gi_effect: Any  #: what opioids hold back through Gi, of the most they can, 0 to 1
    gs_effect: Any  #: what opioid receptors drive on through Gs, of the most they can, 0 to 1
    descending: Any  #: what comes down from the brainstem to the brake
    touch_drive: Any  #: touch fibers, 0 to 1
    pain_drive: Any  #: pain fibers, 0 to 1
    glutamate: Any  #: glutamate released, of the most a healthy nerve can
    substance_p: Any  #: substance P released, 0 to 1
    ampa: Any  #: AMPA conductance (leak)
    nmda: Any  #: NMDA conductance (leak)
    nmda_open_share: Any  #: share of NMDA receptors that magnesium leaves free, 0 to 1
    nk1: Any  #: conductance opened through NK1 receptors (leak)
    inhibition: Any  #: inhibitory conductance (leak)
    chloride_reversal: Any  #: reversal potential of inhibition, E_Cl (mV)
    potential: Any  #: membrane potential of the second nerve (mV)
    firing: Any  #: firing of the second nerve, 0 to 1
    rating: Any  #: pain rating, 0 to 10

    def excitatory_current(self, receptor: str) -> Any:
        """The current through ``"ampa"``, ``"nmda"`` or ``"nk1"`` receptors into the second nerve (leak times mV)."""
        return getattr(self, receptor) * -self.potential

    @property
    def inhibitory_current(self) -> Any:
        """The current through inhibitory channels out of the second nerve (leak times mV)."""
        return self.inhibition * (self.potential - self.chloride_reversal)

    def __repr__(self) -> str:
        return f"Response({', '.join(f'{name}={plain(value)}' for name, value in zip(self._fields, self))})"


def _hill(x: Any, half: Any, steepness: Any) -> Any:
    """The saturating curve x^n / (x^n + half^n), 0 to 1."""
    raised = x**steepness
    return raised / (raised + half**steepness)


def occupancy(level: Any, k: Constants = CONSTANTS) -> Any:
    """The share of opioid receptors, 0 to 1, that a level (mg oral morphine equivalent a day) holds."""
    return level / (level + k.opioid_half)


def gs_effect(gs_share: Any, occupied: Any, k: Constants = CONSTANTS) -> Any:
    """What receptors switched to Gs drive on, 0 to 1: some of it without any drug, more the more of them are held."""
    baseline = k.gs_baseline
    return gs_share * (baseline + (1 - baseline) * occupied)


def free_of_magnesium(potential: Any, magnesium: Any, k: Constants = CONSTANTS, xp: ModuleType = np) -> Any:
    """The share of NMDA channels that magnesium (mM) leaves free at a potential (mV), 0 to 1 (Jahr, Stevens 1990)."""
    return 1 / (1 + magnesium / k.magnesium_block * xp.exp(-k.magnesium_slope * potential))


def descending_drive(
    gi_effect: Any, monoamine_tone: Any = 1.0, distress: Any = 0.0, poor_sleep: Any = 0.0, k: Constants = CONSTANTS
) -> Any:
    """What comes down from the brainstem to the brake, for opioids' effect through Gi (0 to 1); else as in health."""
    return (
        k.descending_tone
        * monoamine_tone
        * (1 + k.opioid_effect_on_descending * gi_effect)
        * (1 - k.distress_on_descending * distress)
        * (1 - k.poor_sleep_on_descending * poor_sleep)
    )


def overactivity(by_pain: Any, by_opioid: Any, strong: Any = 1.0) -> Any:
    """NMDA receptors phosphorylated by pain or by way of opioids, 0 to 1; ``strong`` is how far the latter is felt."""
    return by_pain + (1 - by_pain) * by_opioid * strong


def pumps_left(kcc2: Any, lost_to_opioid: Any, strong: Any = 1.0) -> Any:
    """The chloride pumps that are left, of healthy; ``strong`` is how far a loss to opioids is felt."""
    return kcc2 * (1 - lost_to_opioid * strong)


def chloride_inside(kcc2: Any, k: Constants = CONSTANTS) -> Any:
    """Chloride inside the second nerve (mM) for so many chloride pumps, of healthy."""
    return k.chloride_floor + k.chloride_pumped / kcc2


def held_back(response: Response) -> Any:
    """The share of the release at the first nerve, 0 to 1, that the brake from the brain and drugs hold back."""
    return 1 - response.glutamate / response.pain_drive


def synapse(stimulus: Any, state: SimpleNamespace, k: Constants, xp: Any) -> tuple[Any, ...]:
    """The gate up to the second nerve's potential: the first fields of :class:`Response`.

    Arguments as for :func:`equations`. The slow changes follow the NMDA
    current day by day, and need no firing and no rating.
    """
    # Fibers of the first nerve. Injured tissue adds gain and firing at rest; so does
    # a structural problem, which an anti-inflammatory drug leaves as it is.
    inflamed = state.injury * (1 - k.anti_inflammatory_effect * state.anti_inflammatory)
    injury = 1 - (1 - inflamed) * (1 - state.structural)
    touch = stimulus**2 + state.rubbing**2
    touch_drive = touch / (touch + k.touch_half**2)
    evoked = _hill(stimulus * (1 + k.injury_gain * injury), k.pain_half, k.pain_steepness)
    pain_drive = 1 - (1 - evoked) * (1 - k.injury_ongoing * injury)

    # Opioid receptors: those coupled to Gi inhibit, those switched to Gs excite.
    # Tolerance raises the level that the inhibiting effect needs. The body's own
    # opioids share the receptors; withdrawal is from the drug alone.
    occupied = occupancy(state.opioid, k)
    strength = (
        state.opioid / (k.opioid_half * (1 + k.tolerance_shift * state.tolerance))
        + k.endogenous_effect * state.endogenous_opioids
    )
    effective = strength / (1 + strength)
    gi_effect = effective * (1 - state.gs_share)
    driving = gs_effect(state.gs_share, occupied, k)
    lacking = state.dependence - occupied
    withdrawal = (lacking + abs(lacking)) / 2

    # What opioids change is felt at strong stimuli more than at first pain.
    strong = k.opioid_gain_at_weak + (1 - k.opioid_gain_at_weak) * pain_drive
    phosphorylation = overactivity(state.nmda_phosphorylation, state.opioid_phosphorylation, strong)
    pumps = pumps_left(state.kcc2, state.pumps_lost_to_opioid, strong)

    # Release at the junction. Substance P needs a strong release. Distress and poor
    # sleep weaken what the brainstem sends down.
    descending = descending_drive(gi_effect, state.monoamine_tone, state.distress, state.poor_sleep, k)
    glutamate = (
        state.transmitter_release
        * pain_drive
        * (1 - k.opioid_effect_on_release * gi_effect)
        * (1 - k.gabapentinoid_effect * state.gabapentinoid)
        * (1 + k.gs_effect_on_release * driving * strong + k.withdrawal_effect_on_release * withdrawal)
        / (1 + k.descending_effect_on_release * descending)
    )
    substance_p = _hill(glutamate, k.substance_p_half, 2)

    # Conductances of the second nerve.
    ampa = (k.ampa_per_glutamate * glutamate + k.ampa_per_touch * touch_drive + k.resting_excitation) * (
        1 + k.sensitization_gain * state.sensitization
    )
    nmda_unblocked = (
        (k.nmda_per_glutamate * glutamate + k.nmda_per_touch * touch_drive + k.nmda_at_rest)
        * (1 + k.phosphorylation_opening * phosphorylation)
        * (1 + state.wind_up)
        * state.nmda_activity
        / (1 + state.ketamine / k.ketamine_half_block)
    )
    # Phosphorylated receptors hold magnesium as if there were less of it.
    magnesium = state.magnesium / (1 + k.phosphorylation_unblock * phosphorylation)
    nk1 = k.nk1_conductance * substance_p * (1 + k.facilitation_gain * state.facilitation)
    inhibition = (
        (k.inhibition_at_rest + k.inhibition_per_touch * touch_drive + k.inhibition_per_glutamate * glutamate)
        * state.inhibition
        * (1 + k.descending_effect_on_inhibition * descending)
    )
    chloride_reversal = THERMAL_VOLTAGE * xp.log(chloride_inside(pumps, k) / k.chloride_outside)
    potassium = k.opioid_potassium * gi_effect

    # The potential stands on both sides, because magnesium leaves the NMDA pore
    # as the membrane depolarizes: V = pull / (fixed + nmda(V)). The right side
    # rises with V, with a slope below 1, so Newton from below finds the one solution.
    pull = k.leak_reversal + inhibition * chloride_reversal + potassium * k.potassium_reversal
    fixed = 1 + ampa + nk1 + inhibition + potassium
    potential = LOWEST_POTENTIAL + 0 * pull
    for _ in range(NEWTON_STEPS):
        open_share = free_of_magnesium(potential, magnesium, k, xp)
        total = fixed + nmda_unblocked * open_share
        balance = pull / total
        slope = -balance / total * nmda_unblocked * open_share * (1 - open_share) * k.magnesium_slope
        potential = potential + (balance - potential) / (1 - slope)
    open_share = free_of_magnesium(potential, magnesium, k, xp)
    return (
        occupied,
        gi_effect,
        driving,
        descending,
        touch_drive,
        pain_drive,
        glutamate,
        substance_p,
        ampa,
        nmda_unblocked * open_share,
        open_share,
        nk1,
        inhibition,
        chloride_reversal,
        potential,
    )


#: The three places in the relay where opioid receptors sit, and the constant that carries what they do there.
OPIOID_SITES = {
    "first_nerve": "opioid_effect_on_release",
    "second_nerve": "opioid_potassium",
    "inhibition": "opioid_effect_on_descending",
}


def constants_with_sites(sites: Iterable[str]) -> Constants:
    """The numbers of the equations with opioids at work only at ``sites``, names of :data:`OPIOID_SITES`.

    Raises ``ValueError`` in one sentence for an unknown name.
    """
    at_work = {chosen(site, "sites", "site", OPIOID_SITES) for site in sites}
    silent = (constant for site, constant in OPIOID_SITES.items() if site not in at_work)
    return parameters.constants().weakened(**dict.fromkeys(silent, 0.0))


def nmda_current(nmda: Any, potential: Any, k: Constants) -> Any:
    """NMDA current in units of leak conductance times resting potential."""
    return nmda * potential / k.leak_reversal


def equations(stimulus: Any, state: SimpleNamespace, k: Constants, xp: Any) -> Response:
    """The whole gate, without checks of its input.

    ``xp`` is ``math`` for floats or ``numpy`` for arrays; ``state`` has one
    attribute an input, ``k`` one a constant.
    """
    through = synapse(stimulus, state, k, xp)
    potential = through[-1]

    # Firing rises softly from threshold and saturates; the rating rises with firing.
    # The brain rates the same firing lower when it expects relief or is in good
    # company, and higher in distress.
    above = (potential - k.firing_threshold) / k.threshold_softness
    softplus = (above + abs(above)) / 2 + xp.log1p(xp.exp(-abs(above)))
    firing = -xp.expm1(-softplus * k.threshold_softness / k.firing_scale)
    discount = 1 + k.expectation_relief * state.expectation + k.music_relief * state.music_and_company
    half = k.rating_half * discount / (1 + k.distress_gain * state.distress)
    rating = 10 * _hill(firing, half, k.rating_steepness)

    return Response._make((*through, firing, rating))


def _situation(inputs: dict[str, Any]) -> SimpleNamespace:
    return SimpleNamespace(**(HEALTHY | parameters.check_inputs(inputs)))


def _library(stimulus: Any, state: SimpleNamespace, k: Constants) -> Any:
    """``math`` when everything is one number, which is far quicker; else ``numpy``."""
    values = [stimulus, *vars(state).values(), *(k.changes.values() if k.arrays else ())]
    shapes = {value.shape for value in values if isinstance(value, np.ndarray)}
    if not shapes:
        return math
    try:
        np.broadcast_shapes(*shapes)
    except ValueError:
        sizes = " and ".join(sorted(str(shape) for shape in shapes))
        raise ValueError(f"Arrays must have one shape, or fit each other, not the shapes {sizes}.") from None
    return np


def respond(stimulus: ArrayLike, *, constants: Constants = CONSTANTS, **inputs: Any) -> Response:
    """What the gate does with a stimulus.

    ``stimulus`` is a number or an array, 0 to 10; ``constants`` are other
    numbers of the equations. ``inputs`` are names of
    :data:`pain_helpers.model.parameters.INPUTS`; those left out are healthy. Raises
    ``ValueError`` in one sentence for an unknown name or a value out of range.

    >>> round(respond(8).rating, 1)
    6.0
    """
    stimulus = parameters.INPUTS["stimulus"].check(stimulus)
    state, k = _situation(inputs), checked_constants(constants)
    return equations(stimulus, state, k, _library(stimulus, state, k))


respond.__doc__ = (
    f"{respond.__doc__}\n    The inputs, each with its value in health:\n\n{parameters.described(parameters.INPUTS)}\n"
)


def rating(stimulus: ArrayLike, **inputs: Any) -> Any:
    """The pain rating, 0 to 10, for a stimulus: a number or an array. Arguments as for :func:`respond`."""
    return respond(stimulus, **inputs).rating


def threshold(stimuli: ArrayLike, ratings: ArrayLike, level: float) -> float | None:
    """The weakest stimulus whose rating reaches ``level``, read off a curve.

    ``stimuli`` and ``ratings`` are arrays of one shape, stimuli rising. The
    answer is a float between two of them, or ``None`` when no rating reaches
    the level.
    """
    at, rated = np.asarray(stimuli, dtype=float), np.asarray(ratings, dtype=float)
    reached = np.flatnonzero(rated >= level)
    if reached.size == 0:
        return None
    first = int(reached[0])
    if first == 0:
        return float(at[0])
    return float(np.interp(level, rated[first - 1 : first + 1], at[first - 1 : first + 1]))


def wind_up(
    stimulus: ArrayLike = experiments.PINPRICK,
    pulses: int = experiments.PULSES,
    rate: float = 1.0,
    *,
    constants: Constants = CONSTANTS,
    **inputs: Any,
) -> np.ndarray:
    """The ratings of a train of equal stimuli, ``rate`` of them a second.

    Each pulse leaves the NMDA receptors easier to open for a few seconds, in
    proportion to the NMDA current it drew. Returns an array of shape
    ``(pulses,)``, or ``(pulses, n)`` for an array of ``n`` stimuli. Raises
    ``ValueError`` as :func:`respond` does.
    """
    stimulus = parameters.INPUTS["stimulus"].check(stimulus)
    pulses = whole(pulses, "pulses", 1, 1000)
    rate = between("rate", 0.01, 20.0, "pulses a second").number(rate)
    state, k = _situation(inputs), checked_constants(constants)
    library = _library(stimulus, state, k)
    kept = (np if k.arrays else math).exp(-1 / (rate * k.wind_up_decay))
    free_of_ketamine = 1 / (1 + state.ketamine / k.ketamine_half_block)
    ratings = []
    for _ in range(pulses):
        response = equations(stimulus, state, k, library)
        ratings.append(response.rating)
        current = nmda_current(response.nmda, response.potential, k)
        added = k.wind_up_gain * free_of_ketamine * current / (current + k.wind_up_half)
        state.wind_up = state.wind_up * kept + added
    return np.array(ratings)


#: The curve of a healthy relay, one rating a stimulus of :data:`pain_helpers.model.experiments.STIMULI`.
HEALTHY_RATINGS = rating(experiments.STIMULI)
#: The rating at which a person would say that it hurts, and the weakest stimulus that gets there in health.
FIRST_PAIN = parameters.CONSTANTS["first_pain"].value
HEALTHY_START = threshold(experiments.STIMULI, HEALTHY_RATINGS, FIRST_PAIN)
