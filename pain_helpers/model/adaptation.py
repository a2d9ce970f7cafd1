"""The slow changes: what weeks of pain and of drugs do to the synapse.

Each slow state follows ``x' = a - b x`` with ``b > 0``, in days. What raises it
stands in ``a``, what clears it in ``b``, and one function a mechanism computes
the two. With ``a`` and ``b`` held over a step, ``x`` runs to ``a / b`` by
``exp(-b dt)`` exactly, so a state stays between its bounds at any step.

The four mechanisms of opioid-induced hyperalgesia have a switch each
(:data:`SWITCHES`), 1 on and 0 off. They are hypotheses of very different
standing; the second has the weakest evidence.

Every function takes floats or arrays; none loops over days. Those that need a
logarithm or an exponential take ``xp``, ``math`` or ``numpy``.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, NamedTuple

from . import experiments, gate
from .ranges import plain

#: The switches, and what each mechanism does.
SWITCHES = {
    "nmda_switch": "opioids phosphorylate NMDA receptors, and NMDA-dependent tolerance",
    "gs_switch": "opioid receptors switch from Gi to Gs",
    "microglia_switch": "opioids rouse microglia, and the chloride pump fails",
    "hormone_switch": "opioids lower sex hormones, and serotonin and norepinephrine with them",
}

#: What the article leaves out; off unless it is switched on.
LEFT_OUT = {"facilitation_switch": "opioids rouse descending facilitation"}

NMDA, POTENTIAL = gate.Response._fields.index("nmda"), gate.Response._fields.index("potential")
HOURS_A_DAY = 24
#: The occupancy at which the drug counts as half on board.
ON_BOARD = 0.05
LN2 = 0.6931471805599453


class SlowState(NamedTuple):
    """The states that change over days. Each field is a float or an array, one value a person."""

    ketamine: Any  #: in the blood (ng/mL)
    opioid: Any  #: level (mg oral morphine equivalent a day)
    nmda_phosphorylation: Any  #: 0 to 1
    sensitization: Any  #: 0 to 1
    tolerance: Any  #: 0 to 1
    gs_share: Any  #: receptors switched to Gs, 0 to 1
    microglia: Any  #: how far roused, 0 to 1
    kcc2: Any  #: chloride pumps, of healthy
    sex_hormones: Any  #: of healthy, 0 to 1
    monoamine_tone: Any  #: serotonin and norepinephrine, of healthy, up to 1.5
    dependence: Any  #: 0 to 1
    expectation: Any  #: expected relief, 0 to 1
    facilitation: Any  #: descending facilitation, 0 to 1
    opioid_phosphorylation: Any  #: NMDA receptors phosphorylated by way of opioids, 0 to 1
    opioid_microglia: Any  #: how far opioids have roused microglia, 0 to 1
    pumps_lost_to_opioid: Any  #: chloride pumps lost that way, of those there, 0 to 1

    def __repr__(self) -> str:
        return f"SlowState({', '.join(f'{name}={plain(value)}' for name, value in zip(self._fields, self))})"


#: A rested, healthy person.
RESTED = SlowState(
    ketamine=0.0,
    opioid=0.0,
    nmda_phosphorylation=0.0,
    sensitization=0.0,
    tolerance=0.0,
    gs_share=0.0,
    microglia=0.0,
    kcc2=1.0,
    sex_hormones=1.0,
    monoamine_tone=1.0,
    dependence=0.0,
    expectation=0.0,
    facilitation=0.0,
    opioid_phosphorylation=0.0,
    opioid_microglia=0.0,
    pumps_lost_to_opioid=0.0,
)


class Exposure(NamedTuple):
    """What the body meets during one step. Each field is a float or an array."""

    occupancy: Any  #: opioid receptors held by the drug, 0 to 1
    channel_block: Any  #: NMDA channels blocked by ketamine, 0 to 1
    ketamine_effect: Any  #: of ketamine's lasting effect on sensitization, 0 to 1
    withdrawal: Any  #: 0 to 1
    recovering: Any  #: how fast receptors and facilitation change, of the usual
    drive: Any  #: the daily drive by NMDA current, 0 to 1


# Drug levels


def ketamine(inputs, k):
    """Ketamine in the blood, one compartment: ``(a, b)`` in ng/mL a day and per day."""
    volume = k.ketamine_clearance * k.ketamine_half_life / LN2  # L
    return inputs.ketamine_rate * HOURS_A_DAY * 1000 / volume, HOURS_A_DAY * LN2 / k.ketamine_half_life


def opioid(inputs, k):
    """The opioid level that follows a daily dose: ``(a, b)`` in mg a day, a day, and per day."""
    return k.opioid_turnover * inputs.opioid_dose, k.opioid_turnover


def mean_saturation(start, target, decayed, half, xp):
    """The mean of ``level / (level + half)`` while a level runs from ``start`` to ``target``.

    ``decayed`` is ``b dt``, how far it runs: at the end ``exp(-decayed)`` of the
    distance is left. Exact for a level with ``x' = a - b x``, so that a short
    infusion or a missed half day counts in full at any step.
    """
    end = target + (start - target) * xp.exp(-decayed)
    return (target + half * xp.log((start + half) / (end + half)) / decayed) / (target + half)


def smaller(x, y):
    """The smaller of two, for floats and arrays."""
    return (x + y - abs(x - y)) / 2


# The mechanisms: each returns (a, b), both per day


def nmda_phosphorylation(state, exposure, k):
    """NMDA receptors phosphorylated by pain itself, and by failing chloride pumps.

    Microglia reach it only through the chloride pump: putting chloride right
    undoes their hyperalgesia (Ferrini 2013), so nothing of theirs may bypass
    the pump. The square keeps a small loss harmless, as under an opioid, and
    a large one strong, as after nerve injury.
    """
    pumps = gate.pumps_left(state.kcc2, state.pumps_lost_to_opioid)
    rise = k.phosphorylation_rate * (exposure.drive + k.phosphorylation_by_chloride * (1 - pumps) ** 2)
    return rise, rise + 1 / k.phosphorylation_decay


def opioid_phosphorylation(inputs, exposure, switches, k):
    """Mechanism 1: NMDA receptors phosphorylated through the opioid receptor and PKC (Chen and Huang 1992)."""
    through_opioid = inputs.susceptibility * k.phosphorylation_by_opioid * exposure.occupancy
    rise = switches.nmda_switch * k.phosphorylation_rate * through_opioid * (1 - exposure.channel_block)
    return rise, rise + 1 / k.phosphorylation_decay


def sensitization(exposure, k):
    """Central sensitization: built by NMDA current and by withdrawal, erased by ketamine (Dahan 2011).

    Withdrawal counts by its square: with a plain factor every taper would add
    the same in the end, but in rats a taper prevents the change (Drdla 2009).
    """
    through_withdrawal = k.sensitization_by_withdrawal * exposure.withdrawal**2 * (1 - exposure.channel_block)
    rise = k.sensitization_rate * (exposure.drive + through_withdrawal)
    return rise, rise + 1 / k.sensitization_decay + k.ketamine_erasure * exposure.ketamine_effect


def tolerance(exposure, switches, k):
    """Tolerance: receptors that answer less; part of it needs open NMDA channels (Dunbar and Yaksh 1996)."""
    through_nmda = k.tolerance_through_nmda * (1 - switches.nmda_switch * (1 - exposure.channel_block))
    return exposure.occupancy * (1 - through_nmda) / k.tolerance_time, 1 / k.tolerance_time


def gs_share(inputs, exposure, switches, k):
    """Mechanism 2: receptors switched from Gi to Gs. A hypothesis; central papers on it are retracted."""
    speed = exposure.recovering / k.gs_time
    most = switches.gs_switch * smaller(inputs.susceptibility * k.gs_most, 1.0)
    return most * exposure.occupancy * speed, speed


def not_quieted(glia_inhibition, gut_and_diet, k):
    """The share of the rousing of microglia by opioids that is left, 0 to 1, beside what quiets them (each 0 to 1)."""
    return (1 - k.glia_inhibition_effect * glia_inhibition) * (1 - k.gut_and_diet_effect * gut_and_diet)


def microglia(inputs, k):
    """Microglia roused by nerve injury."""
    return k.microglia_by_nerve * inputs.nerve_injury / k.microglia_time, 1 / k.microglia_time


def opioid_microglia(inputs, exposure, switches, k):
    """Mechanism 3, first step: microglia roused by opioids; however susceptible a person is, no more than fully."""
    rousing = not_quieted(inputs.glia_inhibition, inputs.gut_and_diet, k)
    most = smaller(inputs.susceptibility * k.microglia_by_opioid * rousing, 1.0)
    return switches.microglia_switch * most * exposure.occupancy / k.microglia_time, 1 / k.microglia_time


def kcc2(state, k):
    """Microglia's BDNF removes chloride pumps after nerve injury (Coull 2003)."""
    return (1 - k.kcc2_lost * state.microglia) / k.kcc2_time, 1 / k.kcc2_time


def pumps_lost_to_opioid(state, k):
    """Mechanism 3, second step: the same by way of opioids (Ferrini 2013)."""
    return k.kcc2_lost * state.opioid_microglia / k.kcc2_time, 1 / k.kcc2_time


def sex_hormones(inputs, exposure, switches, k):
    """Mechanism 4, first step: opioids and other causes lower sex hormones; replacement makes it good."""
    by_opioid = switches.hormone_switch * k.hormone_by_opioid * exposure.occupancy
    lost = 1 - (1 - k.hormone_deficit_effect * inputs.hormone_deficit) * (1 - by_opioid)
    return (
        1 - lost * (1 - k.hormone_replacement_effect * inputs.hormone_replacement)
    ) / k.hormone_time, 1 / k.hormone_time


def tone_at(sex_hormones, floor):
    """The tone of serotonin and norepinephrine that hormones keep up in the end (of healthy); ``floor`` needs none."""
    return floor + (1 - floor) * sex_hormones


def monoamine_tone(state, inputs, k):
    """Mechanism 4, second step: serotonin and norepinephrine follow the hormones. The link to pain is a hypothesis.

    Hormones fall in nearly everyone on opioids; how much of that fall reaches
    the tone is the person's susceptibility. Another cause counts in full.
    """
    replaced = 1 - k.hormone_replacement_effect * inputs.hormone_replacement
    without_opioid = 1 - k.hormone_deficit_effect * inputs.hormone_deficit * replaced
    felt = without_opioid - smaller(inputs.susceptibility * (without_opioid - state.sex_hormones), without_opioid)
    target = tone_at(felt, k.monoamine_floor) + k.monoamine_by_drug * inputs.serotonin_norepinephrine_drug
    return target / k.monoamine_time, 1 / k.monoamine_time


def dependence(exposure, k):
    """Physical dependence: the body's counterweight builds up to the opioid's effect."""
    return exposure.occupancy / k.dependence_time, 1 / k.dependence_time


def facilitation(inputs, exposure, switches, k):
    """Descending facilitation, which the article leaves out (Vanderah 2001, in rats)."""
    speed = exposure.recovering / k.facilitation_time
    most = switches.facilitation_switch * smaller(inputs.susceptibility * k.facilitation_most, 1.0)
    return most * exposure.occupancy * speed, speed


def expectation(inputs, k):
    """Expected relief: raised while a treatment is hoped for, fading afterwards."""
    rise = inputs.hope / k.expectation_onset
    return rise, rise + 1 / k.expectation_fade


# One step


def daily_drive(situation: SimpleNamespace, k, xp):
    """How hard a day of everyday handling drives the slow changes, 0 to 1."""
    through = gate.synapse(experiments.HANDLING, situation, k, xp)
    current = gate.nmda_current(through[NMDA], through[POTENTIAL], k)
    raised = current**k.drive_steepness
    return raised / (raised + k.drive_half**k.drive_steepness)


def exposures(state: SlowState, inputs, k, dt: float, xp) -> tuple:
    """Occupancy, channel block and ketamine's lasting effect: their means over ``dt`` days, each 0 to 1."""
    supply, clearance = ketamine(inputs, k)
    target, decayed = supply / clearance, clearance * dt
    block = mean_saturation(state.ketamine, target, decayed, k.ketamine_half_block, xp)
    erasing = mean_saturation(state.ketamine, target, decayed, k.ketamine_lasting_half, xp)
    supply, clearance = opioid(inputs, k)
    return mean_saturation(state.opioid, supply / clearance, clearance * dt, k.opioid_half, xp), block, erasing


def recovering(occupancy, recovery):
    """How fast receptors and facilitation change, of the usual.

    While the drug is on board everyone keeps the usual pace; once it is gone
    each person has a pace of their own.
    """
    on_board = occupancy / (occupancy + ON_BOARD)
    return on_board + (1 - on_board) * recovery


def mechanisms(state: SlowState, situation: SimpleNamespace, exposure: Exposure, switches, k) -> tuple:
    """``(a, b)`` of every slow state, in the order of :class:`SlowState`."""
    return (
        ketamine(situation, k),
        opioid(situation, k),
        nmda_phosphorylation(state, exposure, k),
        sensitization(exposure, k),
        tolerance(exposure, switches, k),
        gs_share(situation, exposure, switches, k),
        microglia(situation, k),
        kcc2(state, k),
        sex_hormones(situation, exposure, switches, k),
        monoamine_tone(state, situation, k),
        dependence(exposure, k),
        expectation(situation, k),
        facilitation(situation, exposure, switches, k),
        opioid_phosphorylation(situation, exposure, switches, k),
        opioid_microglia(situation, exposure, switches, k),
        pumps_lost_to_opioid(state, k),
    )


def rates(state: SlowState, means: tuple, situation: SimpleNamespace, switches, k, xp) -> tuple:
    """``(a, b)`` of every slow state, in the order of :class:`SlowState`.

    ``means`` are from :func:`exposures`. ``situation`` has one attribute an
    input of a moment and of months; its drug levels and slow states are
    overwritten.
    """
    occupancy, block, erasing = means
    lacking = state.dependence - occupancy
    # The gate sees the steady levels that would occupy and block as much.
    situation.opioid = k.opioid_half * occupancy / (1 - occupancy)
    situation.ketamine = k.ketamine_half_block * block / (1 - block)
    situation.nmda_phosphorylation = state.nmda_phosphorylation
    situation.sensitization = state.sensitization
    situation.tolerance = state.tolerance
    situation.gs_share = state.gs_share
    situation.kcc2 = state.kcc2
    situation.monoamine_tone = state.monoamine_tone
    situation.dependence = state.dependence
    situation.facilitation = state.facilitation
    situation.opioid_phosphorylation = state.opioid_phosphorylation
    situation.pumps_lost_to_opioid = state.pumps_lost_to_opioid
    exposure = Exposure(
        occupancy,
        block,
        erasing,
        (lacking + abs(lacking)) / 2,
        recovering(occupancy, situation.recovery),
        daily_drive(situation, k, xp),
    )
    return mechanisms(state, situation, exposure, switches, k)


def follow(state: SlowState, pairs: tuple, dt: float, xp) -> SlowState:
    """The slow states ``dt`` days later if ``pairs`` stayed as they are; exact, and inside the bounds."""
    exp = xp.exp
    return SlowState(*[(end := a / b) + (x - end) * exp(-b * dt) for x, (a, b) in zip(state, pairs)])


def advance(state: SlowState, pairs: tuple | None, situation: SimpleNamespace, switches, k, dt: float, xp) -> tuple:
    """The slow states ``dt`` days later and the pairs that led there.

    ``pairs`` are those of the step before, or ``None`` when an input has just
    changed. They carry the states to the middle of the step, where the pairs
    for the whole step are taken: one look at the gate a step, an error that
    falls with the square of the step, and no bound ever crossed.
    """
    means = exposures(state, situation, k, dt, xp)
    if pairs is None:
        pairs = rates(state, means, situation, switches, k, xp)
    pairs = rates(follow(state, pairs, dt / 2, xp), means, situation, switches, k, xp)
    return follow(state, pairs, dt, xp), pairs
