"""Every number of the model, each with its passport.

A passport (:class:`Parameter`) says what a number is, its unit, its allowed
range, where it comes from and how sure that is. Sliders, docstrings and tables
are all made from here, so a number is written down once.

There are two kinds:

* ``INPUTS`` describe a situation: a stimulus, an injury, a drug level, the
  state of the synapse. Labs put sliders on them.
* ``CONSTANTS`` are the fixed numbers inside the equations.

This room knows nothing of the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np

#: How a value was obtained.
GRADES = {
    "measured": "read in the cited source",
    "fitted": "chosen so that the model meets the cited result",
    "illustrative": "chosen so that the model shows the described effect; not measured",
}

ILLUSTRATIVE = "illustrative"


@dataclass(frozen=True, slots=True)
class Parameter:
    """The passport of one number.

    ``source`` is a key of :data:`pain_helpers.literature.REFERENCES`, or
    ``"illustrative"``. ``step`` is the step of its slider.
    """

    name: str
    symbol: str
    title: str
    value: float
    unit: str
    low: float
    high: float
    source: str
    grade: str
    step: float = 0.01
    note: str = ""

    def __post_init__(self) -> None:
        if self.grade not in GRADES:
            raise ValueError(f"{self.name}: grade must be one of {', '.join(GRADES)}, not {self.grade!r}.")
        if (self.source == ILLUSTRATIVE) != (self.grade == ILLUSTRATIVE):
            raise ValueError(f"{self.name}: a number without a source is illustrative, and only such a number.")
        if not self.low <= self.value <= self.high:
            raise ValueError(f"{self.name}: {self.value} is outside {self.low} to {self.high}.")

    @property
    def allowed(self) -> str:
        """The allowed range in words: ``"from 0.7 to 1.3 mM"``."""
        return f"from {self.low:g} to {self.high:g} {self.unit}".rstrip()

    def check(self, value):
        """Return ``value`` unchanged if it is allowed.

        ``value`` is a number or an array of numbers. Raises ``ValueError``, in
        one sentence, when it is not a number, not finite or out of range.
        """
        try:
            # NumPy would read text, switches and None as numbers.
            if value is None or isinstance(value, (str, bytes, bool)):
                raise TypeError
            numbers = np.asarray(value, dtype=float)
        except (TypeError, ValueError):
            raise ValueError(f"{self.name} must be a number {self.allowed}, not {value!r}.") from None
        # "not all inside" also catches nan, which compares false with everything.
        inside = (numbers >= self.low) & (numbers <= self.high)
        if not inside.all():
            shown = numbers[~inside].flat[0]
            raise ValueError(f"{self.name} must be {self.allowed}, not {shown:g}.")
        return value


    def number(self, value) -> float:
        """``value`` as one number, checked. Raises ``ValueError`` as :meth:`check` does."""
        if np.ndim(self.check(value)) != 0:
            raise ValueError(f"{self.name} must be one number {self.allowed}, not {value!r}.")
        return float(value)


def _illustrative(name, symbol, title, value, unit, low, high, **more) -> Parameter:
    return Parameter(name, symbol, title, value, unit, low, high, ILLUSTRATIVE, ILLUSTRATIVE, **more)


def _table(*passports: Parameter) -> dict[str, Parameter]:
    return {passport.name: passport for passport in passports}


#: What a situation is made of. Values are those of a healthy person at rest.
INPUTS = _table(
    _illustrative("stimulus", "s", "Stimulus", 0.0, "of 10", 0.0, 10.0, step=0.1,
                  note="2 light touch, 3 everyday handling, 5 firm press, 6 pinprick, 8 pinch"),
    _illustrative("rubbing", "r", "Rubbing around the sore spot", 0.0, "of 10", 0.0, 10.0, step=0.1,
                  note="the same scale as the stimulus; reaches touch fibers only"),
    _illustrative("injury", "inj", "Tissue injury", 0.0, "of 1", 0.0, 1.0,
                  note="inflammation where the first nerve starts; 1 is a sore, swollen joint"),
    _illustrative("transmitter_release", "rel", "Messengers released", 1.0, "× healthy", 0.0, 1.5,
                  note="how much the first nerve releases for the same stimulus"),
    _illustrative("nmda_activity", "nmda", "NMDA receptors at work", 1.0, "× healthy", 0.0, 1.0,
                  note="the share of NMDA receptors that can open at all"),
    _illustrative("inhibition", "inh", "Inhibition (the brake)", 1.0, "× healthy", 0.0, 1.0,
                  note="how well the inhibitory interneurons work"),
    _illustrative("magnesium", "Mg", "Magnesium around the nerve", 1.0, "mM", 0.7, 1.3,
                  note="a round number near the 0.8 mM of free magnesium measured in the fluid around the brain (Brewer 2001)"),
    _illustrative("ketamine", "ket", "Ketamine in the blood", 0.0, "ng/mL", 0.0, 1500.0, step=5),
    _illustrative("opioid", "c", "Opioid level", 0.0, "mg oral morphine equivalent a day", 0.0, 500.0, step=5),
    _illustrative("anti_inflammatory", "nsaid", "Anti-inflammatory drug", 0.0, "of full effect", 0.0, 1.0),
    _illustrative("gabapentinoid", "gab", "Gabapentinoid", 0.0, "of full effect", 0.0, 1.0),
    _illustrative("sensitization", "S", "Central sensitization", 0.0, "of 1", 0.0, 1.0,
                  note="how far the second nerve's response to glutamate is turned up"),
    _illustrative("nmda_phosphorylation", "P", "NMDA overactivity", 0.0, "of 1", 0.0, 1.0,
                  note="NMDA receptors changed so that they open more and hold magnesium less"),
    _illustrative("kcc2", "K", "Chloride pump (KCC2)", 1.0, "× healthy", 0.3, 1.0,
                  note="the pump that keeps chloride low, so that GABA can inhibit"),
    _illustrative("monoamine_tone", "Z", "Serotonin and norepinephrine tone", 1.0, "× healthy", 0.0, 1.5,
                  note="drives inhibition that descends from the brainstem"),
    _illustrative("tolerance", "T", "Tolerance", 0.0, "of 1", 0.0, 1.0,
                  note="moves the opioid's dose-response curve to the right"),
    _illustrative("gs_share", "G", "Receptors switched to Gs", 0.0, "of 1", 0.0, 1.0,
                  note="opioid receptors that excite instead of inhibiting"),
    _illustrative("dependence", "B", "Physical dependence", 0.0, "of 1", 0.0, 1.0,
                  note="the body's counterweight to the opioid, felt when the drug is missing"),
    _illustrative("wind_up", "w", "Wind-up", 0.0, "added NMDA conductance, × healthy", 0.0, 20.0,
                  note="built up over seconds by quick repeats of the same stimulus"),
)

#: The numbers inside the equations.
CONSTANTS = _table(
    # The membrane of the second nerve.
    _illustrative("leak_reversal", "E_L", "Leak reversal potential", -65.0, "mV", -75.0, -60.0,
                  note="as in the model of Aguiar 2010"),
    _illustrative("potassium_reversal", "E_K", "Potassium reversal potential", -90.0, "mV", -100.0, -80.0),
    _illustrative("firing_threshold", "V_th", "Firing threshold", -50.0, "mV", -55.0, -45.0),
    _illustrative("threshold_softness", "sigma", "Softness of the firing threshold", 3.2, "mV", 1.0, 6.0),
    _illustrative("firing_scale", "kappa", "Depolarization over which firing saturates", 12.0, "mV", 6.0, 24.0),
    # NMDA receptors and magnesium.
    Parameter("magnesium_block", "K_Mg", "Magnesium for half block at 0 mV", 3.57, "mM", 3.0, 4.2,
              "jahr_stevens_1990", "measured"),
    Parameter("magnesium_slope", "a_Mg", "Voltage dependence of magnesium block", 0.062, "per mV", 0.05, 0.07,
              "jahr_stevens_1990", "measured"),
    Parameter("ketamine_half_block", "IC50", "Ketamine for half block of the NMDA channel", 169.0, "ng/mL", 75.0, 1500.0,
              "gilling_2009", "measured", step=1, note="0.71 uM; several times more if magnesium competes"),
    _illustrative("phosphorylation_opening", "k_P", "NMDA opening gained by phosphorylation", 4.0, "times", 2.0, 6.0),
    _illustrative("phosphorylation_unblock", "k_PMg", "Magnesium block lost by phosphorylation", 2.5, "times", 0.0, 4.0),
    # Chloride: E_Cl near -70 mV in health, -60 at half the pump, -50 at 0.3 of it.
    Parameter("chloride_floor", "c_0", "Chloride inside, unpumped part", 4.5, "mM", 3.0, 6.0, "prescott_2006", "fitted"),
    Parameter("chloride_pumped", "c_1", "Chloride inside, part cleared by KCC2", 4.2, "mM", 2.0, 6.0, "prescott_2006", "fitted"),
    _illustrative("chloride_outside", "Cl_out", "Chloride outside", 120.0, "mM", 110.0, 130.0),
    # Fibers of the first nerve.
    _illustrative("touch_half", "K_A", "Stimulus for half drive of touch fibers", 1.0, "of 10", 0.5, 2.0),
    _illustrative("pain_half", "K_C", "Stimulus for half drive of pain fibers", 7.0, "of 10", 5.0, 9.0),
    _illustrative("pain_steepness", "n_C", "Steepness of pain fibers", 4.0, "", 2.0, 6.0),
    _illustrative("injury_gain", "p_g", "Gain of pain fibers in injured tissue", 1.3, "times", 0.5, 2.0),
    _illustrative("injury_ongoing", "p_o", "Firing at rest in injured tissue", 0.26, "of 1", 0.0, 0.5),
    _illustrative("anti_inflammatory_effect", "e_nsaid", "Injury removed by a full anti-inflammatory effect", 0.75, "of 1", 0.5, 1.0),
    # Release at the junction.
    _illustrative("descending_tone", "D_0", "Descending inhibition at rest", 0.42, "of 1", 0.2, 0.8),
    _illustrative("descending_effect_on_release", "k_d", "Release held back by descending inhibition", 1.7, "times", 0.8, 2.5),
    _illustrative("opioid_effect_on_release", "e_1", "Release removed by full opioid effect, site 1", 0.60, "of 1", 0.4, 0.8),
    _illustrative("gabapentinoid_effect", "k_gab", "Release removed by a full gabapentinoid effect", 0.35, "of 1", 0.1, 0.6),
    _illustrative("gs_effect_on_release", "k_Gs", "Release added by Gs-coupled receptors", 0.80, "times", 0.3, 1.2),
    _illustrative("withdrawal_effect_on_release", "k_W", "Release added by withdrawal", 0.60, "times", 0.2, 1.0),
    _illustrative("substance_p_half", "K_SP", "Glutamate release at half release of substance P", 0.50, "of 1", 0.3, 0.8),
    # Receptors and inhibition of the second nerve; conductances in units of its leak.
    _illustrative("ampa_per_glutamate", "a_glu", "AMPA conductance from pain fibers", 1.35, "leak", 0.9, 1.8),
    _illustrative("ampa_per_touch", "a_A", "AMPA conductance from touch fibers", 0.24, "leak", 0.1, 0.4),
    _illustrative("resting_excitation", "e_0", "Excitatory conductance at rest", 0.08, "leak", 0.0, 0.2),
    _illustrative("sensitization_gain", "k_S", "AMPA conductance gained by sensitization", 1.5, "times", 0.8, 2.5),
    _illustrative("nmda_per_glutamate", "n_glu", "NMDA conductance from pain fibers", 0.60, "leak", 0.4, 0.9),
    _illustrative("nmda_per_touch", "n_A", "NMDA conductance from touch fibers", 0.30, "leak", 0.15, 0.45),
    _illustrative("nmda_at_rest", "n_0", "NMDA conductance at rest", 0.05, "leak", 0.0, 0.1),
    _illustrative("nk1_conductance", "n_k", "Conductance opened through NK1 receptors", 0.50, "leak", 0.2, 0.8),
    _illustrative("inhibition_at_rest", "i_0", "Inhibitory conductance at rest", 0.20, "leak", 0.1, 0.4),
    _illustrative("inhibition_per_touch", "i_A", "Inhibitory conductance from touch fibers", 0.86, "leak", 0.5, 1.2),
    _illustrative("inhibition_per_glutamate", "i_glu", "Inhibitory conductance from pain fibers", 0.20, "leak", 0.1, 0.4),
    _illustrative("descending_effect_on_inhibition", "k_dI", "Inhibition added by descending drive", 0.40, "times", 0.2, 0.8),
    _illustrative("opioid_potassium", "g_K", "Potassium conductance opened by opioids, site 2", 0.10, "leak", 0.05, 0.3),
    _illustrative("opioid_effect_on_descending", "e_3", "Descending inhibition added by opioids, site 3", 1.4, "times", 0.7, 2.0),
    # Opioid receptors.
    _illustrative("opioid_half", "EC50", "Opioid level for half effect", 60.0, "mg oral morphine equivalent a day", 30.0, 120.0),
    _illustrative("tolerance_shift", "k_T", "Rise of EC50 with full tolerance", 3.0, "times", 1.0, 5.0),
    _illustrative("gs_baseline", "g_0", "Gs effect without any drug", 0.47, "of 1", 0.0, 0.8),
    # Wind-up, over seconds.
    _illustrative("wind_up_decay", "tau_w", "Decay time of wind-up", 3.0, "s", 1.0, 6.0,
                  note="the decay of NK1 currents in the model of Aguiar 2010"),
    _illustrative("wind_up_gain", "k_w", "Wind-up added by one pulse at most", 2.0, "× healthy", 0.5, 4.0),
    _illustrative("wind_up_half", "j_50", "NMDA current for half of that", 0.28, "leak", 0.1, 0.5),
    # From firing to a rating.
    _illustrative("rating_half", "f_50", "Firing rated 5 of 10", 0.25, "of 1", 0.15, 0.4),
    _illustrative("rating_steepness", "h_r", "Steepness of the rating", 1.7, "", 1.2, 2.5),
    _illustrative("first_pain", "r_1", "Rating at which a person would say that it hurts", 0.5, "of 10", 0.2, 1.0),
)


def check_inputs(inputs: dict) -> dict:
    """Return ``inputs`` if every name is an input and every value allowed.

    Raises ``ValueError`` with one sentence about the first that is not.
    """
    for name, value in inputs.items():
        if name not in INPUTS:
            raise ValueError(f"There is no input called {name!r}; the inputs are {', '.join(INPUTS)}.")
        INPUTS[name].check(value)
    return inputs


def constants(**changes) -> SimpleNamespace:
    """The numbers of the equations as plain attributes, some of them changed.

    A change may be an array, one value a person. Raises ``ValueError`` for an
    unknown name or a value outside its passport.
    """
    values = {name: passport.value for name, passport in CONSTANTS.items()}
    for name, value in changes.items():
        if name not in CONSTANTS:
            raise ValueError(f"There is no constant called {name!r}; the constants are {', '.join(CONSTANTS)}.")
        values[name] = CONSTANTS[name].check(value)
    return SimpleNamespace(**values)


def count_by_grade() -> dict[str, int]:
    """How many constants are measured, fitted and illustrative."""
    grades = [passport.grade for passport in CONSTANTS.values()]
    return {grade: grades.count(grade) for grade in GRADES}
