"""Every number of the model, each with its passport.

A passport (:class:`Parameter`) says what a number is, its unit, its allowed
range, where it comes from and how sure that is. Sliders, docstrings and tables
are all made from here, so a number is written down once.

There are three kinds:

* ``INPUTS`` describe a moment: a stimulus, an injury, a drug level, the state
  of the synapse. They are what the gate takes. Labs put sliders on them.
* ``COURSE_INPUTS`` describe what a person lives with or does over months and
  the gate does not see at once: a dose, a nerve injury, a hormone medicine.
* ``CONSTANTS`` are the fixed numbers inside the equations.

A number's range is a :class:`pain_helpers.model.ranges.Range`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .ranges import Range, shown, unknown
from .readonly import ReadOnly

#: How a value was obtained.
GRADES = {
    "measured": "read in the cited source",
    "fitted": "chosen so that the model meets the cited result",
    "illustrative": "chosen so that the model shows the described effect; not measured",
}

ILLUSTRATIVE = "illustrative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter(Range):
    """The passport of one number: its range, and what it is and how sure that is.

    ``source`` is a key of :data:`pain_helpers.literature.references.REFERENCES`,
    or ``"illustrative"``. ``step`` is the step of its slider. ``dose`` says
    that it is an amount or a level of a drug.
    """

    symbol: str
    title: str
    value: float
    source: str
    grade: str
    step: float = 0.01
    note: str = ""

    def __post_init__(self) -> None:
        if self.grade not in GRADES:
            raise ValueError(f"{self.name}: grade must be one of {', '.join(GRADES)}, not {shown(self.grade)}.")
        if (self.source == ILLUSTRATIVE) != (self.grade == ILLUSTRATIVE):
            raise ValueError(f"{self.name}: a number without a source is illustrative, and only such a number.")
        if not self.low <= self.value <= self.high:
            raise ValueError(f"{self.name}: {self.value} is outside {self.low} to {self.high}.")


def _sourced(
    name: str,
    symbol: str,
    title: str,
    value: float,
    unit: str,
    low: float,
    high: float,
    source: str,
    grade: str,
    **more: Any,
) -> Parameter:
    return Parameter(
        name=name,
        symbol=symbol,
        title=title,
        value=value,
        unit=unit,
        low=low,
        high=high,
        source=source,
        grade=grade,
        **more,
    )


def _illustrative(
    name: str, symbol: str, title: str, value: float, unit: str, low: float, high: float, **more: Any
) -> Parameter:
    return _sourced(name, symbol, title, value, unit, low, high, ILLUSTRATIVE, ILLUSTRATIVE, **more)


def _table(*passports: Parameter) -> dict[str, Parameter]:
    return {passport.name: passport for passport in passports}


# A passport a line or two, as a table: laid out by hand.
# fmt: off

#: What a situation is made of. Values are those of a healthy person at rest.
INPUTS = _table(
    _illustrative("stimulus", "s", "Stimulus", 0.0, "of 10", 0.0, 10.0, step=0.1,
                  note="2 light touch, 3 everyday handling, 5 firm press, 6 pinprick, 8 pinch"),
    _illustrative("rubbing", "r", "Rubbing around the sore spot", 0.0, "of 10", 0.0, 10.0, step=0.1,
                  note="the same scale as the stimulus; reaches touch fibers only"),
    _illustrative("injury", "inj", "Tissue injury", 0.0, "of 1", 0.0, 1.0,
                  note="inflammation where the first nerve starts; 1 is a sore, swollen joint"),
    _illustrative("structural", "str", "Structural problem", 0.0, "of 1", 0.0, 1.0,
                  note="mechanical drive, as from a worn joint, that an anti-inflammatory drug does not remove"),
    _illustrative("distress", "dis", "Distress and stress", 0.0, "of 1", 0.0, 1.0,
                  note="raises the rating in the brain and lowers inhibition from the brainstem"),
    _illustrative("poor_sleep", "slp", "Poor sleep", 0.0, "of 1", 0.0, 1.0,
                  note="1 is a night without sleep; lowers inhibition from the brainstem"),
    _illustrative("transmitter_release", "rel", "Messengers released", 1.0, "× healthy", 0.0, 1.5,
                  note="how much the first nerve releases for the same stimulus"),
    _illustrative("nmda_activity", "nmda", "NMDA receptors at work", 1.0, "× healthy", 0.0, 1.0,
                  note="the share of NMDA receptors that can open at all"),
    _illustrative("inhibition", "inh", "Inhibition (the brake)", 1.0, "× healthy", 0.0, 1.0,
                  note="how well the inhibitory interneurons work"),
    _illustrative("magnesium", "Mg", "Magnesium around the nerve", 1.0, "mM", 0.7, 1.3,
                  note="a round number near the 0.8 mM of free magnesium measured in the fluid around the brain (Brewer 2001)"),
    _illustrative("ketamine", "ket", "Ketamine in the blood", 0.0, "ng/mL", 0.0, 1500.0, step=5, dose=True),
    _illustrative("opioid", "c", "Opioid level", 0.0, "mg oral morphine equivalent a day", 0.0, 500.0, step=5,
                  dose=True),
    _illustrative("endogenous_opioids", "end", "The body's own opioids", 0.0, "of the most", 0.0, 1.0,
                  note="above what everyone has at rest; 1 is after long, hard exercise"),
    _illustrative("anti_inflammatory", "nsaid", "Anti-inflammatory drug", 0.0, "of full effect", 0.0, 1.0),
    _illustrative("gabapentinoid", "gab", "Gabapentinoid", 0.0, "of full effect", 0.0, 1.0),
    _illustrative("music_and_company", "mus", "Music and company", 0.0, "of 1", 0.0, 1.0,
                  note="turns the rating down in the brain while it lasts"),
    _illustrative("expectation", "X", "Expected relief (placebo)", 0.0, "of 1", 0.0, 1.0,
                  note="1 is what a long infusion in a trial raised, drug or not"),
    _illustrative("sensitization", "S", "Central sensitization", 0.0, "of 1", 0.0, 1.0,
                  note="how far the second nerve's response to glutamate is turned up"),
    _illustrative("nmda_phosphorylation", "P", "NMDA overactivity", 0.0, "of 1", 0.0, 1.0,
                  note="NMDA receptors changed so that they open more and hold magnesium less"),
    _illustrative("kcc2", "K", "Chloride pump (KCC2)", 1.0, "× healthy", 0.3, 1.0,
                  note="the pump that keeps chloride low, so that GABA can inhibit"),
    _illustrative("opioid_phosphorylation", "P_op", "NMDA overactivity left by opioids", 0.0, "of 1", 0.0, 1.0,
                  note="felt at strong stimuli more than at weak ones"),
    _illustrative("pumps_lost_to_opioid", "L_op", "Chloride pumps lost to opioids", 0.0, "of those there", 0.0, 0.7,
                  note="felt at strong stimuli more than at weak ones"),
    _illustrative("monoamine_tone", "Z", "Serotonin and norepinephrine tone", 1.0, "× healthy", 0.0, 1.5,
                  note="drives inhibition that descends from the brainstem"),
    _illustrative("tolerance", "T", "Tolerance", 0.0, "of 1", 0.0, 1.0,
                  note="moves the opioid's dose-response curve to the right"),
    _illustrative("gs_share", "G", "Receptors switched to Gs", 0.0, "of 1", 0.0, 1.0,
                  note="opioid receptors that excite instead of inhibiting"),
    _illustrative("dependence", "B", "Physical dependence", 0.0, "of 1", 0.0, 1.0,
                  note="the body's counterweight to the opioid, felt when the drug is missing"),
    _illustrative("facilitation", "F", "Descending facilitation", 0.0, "of 1", 0.0, 1.0,
                  note="signals from the brainstem that turn strong pain up; the article leaves it out"),
    _illustrative("wind_up", "w", "Wind-up", 0.0, "added NMDA conductance, × healthy", 0.0, 20.0,
                  note="built up over seconds by quick repeats of the same stimulus"),
)

#: What a person lives with or does over months, beside the inputs of the gate.
#: Values are those of a healthy person who takes nothing.
COURSE_INPUTS = _table(
    _illustrative("nerve_injury", "nrv", "Nerve injury", 0.0, "of 1", 0.0, 1.0,
                  note="wakes the microglia of the spinal cord"),
    _illustrative("hormone_deficit", "hor", "Lack of sex hormones", 0.0, "of 1", 0.0, 1.0,
                  note="from another cause than opioids; 1 leaves next to none"),
    _sourced("susceptibility", "sus", "Susceptibility to opioid-induced hyperalgesia", 0.2, "on the model's own scale", 0.0, 4.0,
             "busse_2018", "fitted", note="0.2 in most people, 1.9 in one in twenty; 0 has none of the four mechanisms; targets F5 and F10"),
    _illustrative("recovery", "rec", "Speed of recovery from opioids", 1.0, "times the usual", 0.02, 5.0,
                  note="how fast what opioids changed fades once they are gone; in some it is slow"),
    _illustrative("opioid_dose", "dose", "Opioid dose", 0.0, "mg oral morphine equivalent a day", 0.0, 500.0, step=5,
                  dose=True),
    _illustrative("ketamine_rate", "rate", "Ketamine infusion", 0.0, "mg/h", 0.0, 100.0, step=1, dose=True),
    _illustrative("hope", "hope", "Hope placed in a treatment", 0.0, "of 1", 0.0, 1.0,
                  note="raises expected relief while the treatment is given, drug or placebo"),
    _illustrative("serotonin_norepinephrine_drug", "snri", "Serotonin-norepinephrine drug", 0.0, "of full effect", 0.0, 1.0,
                  note="a reuptake inhibitor such as duloxetine"),
    _illustrative("hormone_replacement", "hrt", "Hormone replacement", 0.0, "of full effect", 0.0, 1.0),
    _illustrative("glia_inhibition", "gli", "Drug that quiets microglia", 0.0, "of full effect", 0.0, 1.0,
                  note="works in rodents; in people minocycline did nothing (Arout 2019)"),
    _illustrative("gut_and_diet", "gut", "Gut and diet", 0.0, "of 1", 0.0, 1.0,
                  note="1 is the best care of gut and food; shown in rodents only"),
)

#: Every slider's passport: those of a moment and those of months.
PASSPORTS = INPUTS | COURSE_INPUTS

#: Inputs of the gate that a course computes, or that belong to one look at it.
COMPUTED = (
    "stimulus", "rubbing", "wind_up", "ketamine", "opioid", "expectation", "sensitization", "nmda_phosphorylation",
    "kcc2", "opioid_phosphorylation", "pumps_lost_to_opioid", "monoamine_tone", "tolerance", "gs_share", "dependence", "facilitation",
)

#: What may be said about a person, or changed by a plan, over months.
SITUATION = {name: passport for name, passport in PASSPORTS.items() if name not in COMPUTED}

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
    _sourced("magnesium_block", "K_Mg", "Magnesium for half block at 0 mV", 3.57, "mM", 3.0, 4.2,
              "jahr_stevens_1990", "measured"),
    _sourced("magnesium_slope", "a_Mg", "Voltage dependence of magnesium block", 0.062, "per mV", 0.05, 0.07,
              "jahr_stevens_1990", "measured"),
    _sourced("ketamine_half_block", "IC50", "Ketamine for half block of the NMDA channel", 169.0, "ng/mL", 75.0, 1500.0,
              "gilling_2009", "measured", step=1, note="0.71 uM; several times more if magnesium competes"),
    _illustrative("phosphorylation_opening", "k_P", "NMDA opening gained by phosphorylation", 4.0, "times", 2.0, 6.0),
    _illustrative("phosphorylation_unblock", "k_PMg", "Magnesium block lost by phosphorylation", 2.5, "times", 0.0, 4.0),
    # Chloride: E_Cl near -70 mV in health, -60 at half the pump, -50 at 0.3 of it.
    _sourced("chloride_floor", "c_0", "Chloride inside, unpumped part", 4.5, "mM", 3.0, 6.0, "prescott_2006", "fitted"),
    _sourced("chloride_pumped", "c_1", "Chloride inside, part cleared by KCC2", 4.2, "mM", 2.0, 6.0, "prescott_2006", "fitted"),
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
    _sourced("opioid_effect_on_release", "e_1", "Release removed by full opioid effect, site 1", 0.44, "of 1", 0.1, 0.8, "busse_2018", "fitted",
             note="targets F3 and F4"),
    _illustrative("gabapentinoid_effect", "k_gab", "Release removed by a full gabapentinoid effect", 0.35, "of 1", 0.1, 0.6),
    _sourced("gs_effect_on_release", "k_Gs", "Release added by Gs-coupled receptors", 4.5, "times", 0.3, 10.0, "busse_2018", "fitted",
             note="at the strongest stimuli; targets F5, F6 and F10"),
    _sourced("opioid_gain_at_weak", "w_op", "Part of what opioids change that is felt at the weakest stimuli", 0.05, "of 1", 0.0, 1.0, "higgins_2019", "fitted",
             note="target F7: found at strong stimuli more than at first pain"),
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
    _illustrative("facilitation_gain", "k_F", "NK1 conductance gained by descending facilitation", 1.0, "times", 0.0, 3.0),
    _illustrative("inhibition_at_rest", "i_0", "Inhibitory conductance at rest", 0.20, "leak", 0.1, 0.4),
    _illustrative("inhibition_per_touch", "i_A", "Inhibitory conductance from touch fibers", 0.86, "leak", 0.5, 1.2),
    _illustrative("inhibition_per_glutamate", "i_glu", "Inhibitory conductance from pain fibers", 0.20, "leak", 0.1, 0.4),
    _illustrative("descending_effect_on_inhibition", "k_dI", "Inhibition added by descending drive", 0.40, "times", 0.2, 0.8),
    _sourced("opioid_potassium", "g_K", "Potassium conductance opened by opioids, site 2", 0.022, "leak", 0.0, 0.3, "busse_2018", "fitted",
             note="targets F3 and F4"),
    _sourced("opioid_effect_on_descending", "e_3", "Descending inhibition added by opioids, site 3", 1.77, "times", 0.1, 2.0, "busse_2018", "fitted",
             note="targets F3 and F4"),
    # What the brain adds and takes away.
    _illustrative("distress_gain", "k_dis", "Rating gained by distress", 0.25, "times", 0.1, 0.5,
                  note="divides the firing that is rated 5 of 10"),
    _illustrative("distress_on_descending", "d_dis", "Descending inhibition lost to distress", 0.25, "of 1", 0.1, 0.5),
    _illustrative("poor_sleep_on_descending", "d_slp", "Descending inhibition lost to a night without sleep", 0.55, "of 1", 0.2, 0.8),
    _illustrative("music_relief", "k_mus", "Firing discounted by music and company", 0.3, "times", 0.1, 0.5),
    _sourced("expectation_relief", "k_X", "Firing discounted by expected relief", 0.57, "times", 0.0, 1.2, "sigtermans_trial_2009", "fitted",
             note="to 5.45 of 10 in the placebo arm at week 1; target F9"),
    # Opioid receptors.
    _illustrative("endogenous_effect", "k_end", "The body's own opioids at their most", 0.2, "of the half-effect level", 0.05, 0.5),
    _sourced("opioid_half", "EC50", "Opioid level for half effect", 104.0, "mg oral morphine equivalent a day", 30.0, 300.0, "busse_2018", "fitted",
             note="with the other opioid effects, to targets F3 and F4"),
    _sourced("tolerance_shift", "k_T", "Rise of EC50 with full tolerance", 2.0, "times", 1.0, 5.0, "chu_2012", "fitted",
             note="target F2"),
    _illustrative("gs_baseline", "g_0", "Gs effect without any drug", 0.47, "of 1", 0.0, 0.8),
    # Wind-up, over seconds.
    _illustrative("wind_up_decay", "tau_w", "Decay time of wind-up", 3.0, "s", 1.0, 6.0,
                  note="the decay of NK1 currents in the model of Aguiar 2010"),
    _illustrative("wind_up_gain", "k_w", "Wind-up added by one pulse at most", 2.0, "× healthy", 0.5, 4.0),
    _illustrative("wind_up_half", "j_50", "NMDA current for half of that", 0.28, "leak", 0.1, 0.5),
    # Drug levels, in days.
    _sourced("ketamine_clearance", "CL", "Clearance of ketamine", 95.0, "L/h", 50.0, 180.0, "fanta_2015", "measured",
              step=1, note="S-ketamine; 79 L/h for both forms together (Kamp 2020)"),
    _illustrative("ketamine_half_life", "t_ket", "Half-life of ketamine over days", 3.0, "h", 2.0, 4.0),
    _illustrative("opioid_turnover", "k_o", "Speed at which the opioid level follows the dose", 4.0, "per day", 2.0, 8.0),
    # The opioid within a day.
    _illustrative("opioid_absorption", "t_abs", "Half-life of an opioid's absorption", 0.6, "h", 0.1, 3.0, step=0.1,
                  note="tablets that let go at once; slow ones take longer"),
    _illustrative("opioid_half_life", "t_opi", "Half-life of an opioid in the body", 3.0, "h", 1.0, 40.0, step=0.5,
                  note="about that of morphine; methadone stays for a day and longer"),
    # Drug levels, in minutes.
    _sourced("central_volume", "V_1", "Volume that ketamine fills at once", 1.7522, "L/kg", 1.0, 3.0,
              "clements_nimmo_1981", "measured", note="read in a document that quotes the source"),
    _sourced("central_elimination", "k_10", "Ketamine eliminated", 0.0109, "per min", 0.005, 0.02,
              "clements_nimmo_1981", "measured", step=0.0001, note="read in a document that quotes the source"),
    _sourced("central_to_tissue", "k_12", "Ketamine passing into the tissues", 0.0186, "per min", 0.005, 0.04,
              "clements_nimmo_1981", "measured", step=0.0001, note="read in a document that quotes the source"),
    _sourced("tissue_to_central", "k_21", "Ketamine coming back from the tissues", 0.0137, "per min", 0.005, 0.03,
              "clements_nimmo_1981", "measured", step=0.0001, note="read in a document that quotes the source"),
    _sourced("effect_delay", "t_ke0", "Half-time from blood to effect", 8.3, "min", 5.1, 13.0, "olofsen_2022", "measured", step=0.1),
    _sourced("dissociation_half", "C50_dis", "Ketamine for half of the most dissociation", 121.0, "ng/mL", 90.0, 157.0,
              "olofsen_2022", "measured", step=1, note="S-ketamine, 0.51 nmol/mL (0.38 to 0.66); the same for relief of pressure pain"),
    _illustrative("dissociation_steepness", "n_dis", "Steepness of dissociation", 1.5, "", 1.0, 4.0),
    _illustrative("ketamine_half_block_with_magnesium", "IC50_Mg", "Ketamine for half block if magnesium competes", 1190.0, "ng/mL",
                  700.0, 3900.0, step=10, note="5 uM; a purely competing block would need 13.9 uM at -65 mV"),
    # The daily drive of the slow changes.
    _sourced("drive_half", "j_S", "NMDA current for half of the daily drive", 0.235, "leak", 0.1, 0.5, "sigtermans_trial_2009", "fitted",
             note="with the numbers of sensitization, to the difference of the arms; target F9"),
    _illustrative("drive_steepness", "n_S", "Steepness of the daily drive", 3.0, "", 2.0, 5.0),
    # Mechanism 1: NMDA receptors phosphorylated.
    _illustrative("phosphorylation_rate", "k_Pon", "Phosphorylation by full drive", 0.11, "per day", 0.03, 0.3),
    _sourced("phosphorylation_by_chloride", "w_Cl", "Drive added by failed chloride pumps", 3.1, "of full drive", 0.0, 5.0,
              "ferrini_2013", "fitted", note="target F11; in place of a drive by microglia that bypassed the pump, about as large "
              "after nerve injury"),
    _sourced("phosphorylation_by_opioid", "w_O", "Drive added by occupied opioid receptors", 0.95, "of full drive", 0.0, 5.0, "busse_2018", "fitted",
             note="in the fully susceptible; targets F5, F6 and F10"),
    _illustrative("phosphorylation_decay", "tau_P", "Decay time of phosphorylation", 3.0, "days", 1.0, 10.0),
    # Central sensitization.
    _sourced("sensitization_rate", "k_Son", "Sensitization by full drive", 0.032, "per day", 0.002, 0.6, "sigtermans_trial_2009", "fitted",
             note="target F9"),
    _sourced("sensitization_decay", "tau_S", "Decay time of sensitization", 160.0, "days", 15.0, 500.0, "sigtermans_trial_2009", "fitted",
             note="target F9"),
    _sourced("sensitization_by_withdrawal", "w_W", "Drive added by full withdrawal", 1.5, "of full drive", 0.0, 3.0,
              "sigtermans_trial_2009", "fitted", note="target F9, tuned in one group with the others; abrupt withdrawal "
              "starts it and a taper prevents it (Drdla 2009, in rats)"),
    _sourced("ketamine_erasure", "k_dep", "Sensitization erased by much ketamine", 0.91, "per day", 0.02, 5.0, "sigtermans_trial_2009", "fitted",
             note="target F9"),
    _sourced("ketamine_lasting_half", "C50", "Ketamine for half of that", 10.5, "ng/mL", 4.4, 21.2, "dahan_2011", "measured",
              step=0.1, note="the lasting relief of the same trial, S-ketamine"),
    # Tolerance.
    _illustrative("tolerance_time", "tau_T", "Time of tolerance", 25.0, "days", 10.0, 50.0),
    _illustrative("tolerance_through_nmda", "T_n", "Share of tolerance that needs NMDA receptors", 0.5, "of 1", 0.0, 1.0,
                  note="in rats an NMDA blocker prevents tolerance (Dunbar and Yaksh 1996)"),
    # Mechanism 2: receptors switched to Gs.
    _illustrative("gs_time", "tau_G", "Time of the switch to Gs", 28.0, "days", 10.0, 60.0),
    _sourced("gs_most", "g_max", "Most receptors switched", 0.23, "of 1", 0.0, 0.9, "busse_2018", "fitted",
             note="in the fully susceptible; targets F5, F6 and F10"),
    # Mechanism 3: microglia and the chloride pump.
    _illustrative("microglia_time", "tau_M", "Time of microglia", 10.0, "days", 4.0, 30.0),
    _illustrative("microglia_by_nerve", "m_n", "Microglia roused by full nerve injury", 0.9, "of 1", 0.5, 1.0),
    _sourced("microglia_by_opioid", "m_O", "Microglia roused by fully occupied receptors", 0.55, "of 1", 0.0, 0.8, "busse_2018", "fitted",
             note="in the fully susceptible; targets F5, F6 and F10"),
    _illustrative("glia_inhibition_effect", "e_gli", "Rousing by opioids removed by a full inhibitor", 0.6, "of 1", 0.3, 1.0),
    _illustrative("gut_and_diet_effect", "e_gut", "Rousing by opioids removed by gut and diet", 0.2, "of 1", 0.0, 0.5),
    _illustrative("kcc2_time", "tau_K", "Time of the chloride pump", 5.0, "days", 2.0, 15.0),
    _illustrative("kcc2_lost", "k_M", "Chloride pumps lost to fully roused microglia", 0.55, "of 1", 0.2, 0.7),
    # Mechanism 4: sex hormones, serotonin and norepinephrine.
    _illustrative("hormone_time", "tau_H", "Time of sex hormones", 3.0, "days", 1.0, 40.0, note="reviews say hours to weeks"),
    _sourced("hormone_by_opioid", "h_O", "Sex hormones lost to fully occupied receptors", 0.99, "of 1", 0.1, 1.0, "daniell_2008", "fitted",
              note="to 48 to 57 % lower in women on opioids by mouth or patch, at an assumed 100 mg a day"),
    _illustrative("hormone_deficit_effect", "h_def", "Sex hormones lost to a full deficit", 0.8, "of 1", 0.3, 1.0),
    _illustrative("hormone_replacement_effect", "h_rep", "Loss made good by full replacement", 0.8, "of 1", 0.5, 1.0),
    _illustrative("monoamine_time", "tau_Z", "Time of serotonin and norepinephrine tone", 40.0, "days", 10.0, 60.0),
    _sourced("monoamine_floor", "z_min", "Tone that needs no sex hormones", 0.73, "of healthy", 0.0, 0.95, "busse_2018", "fitted",
             note="targets F5, F6 and F10"),
    _illustrative("monoamine_by_drug", "e_snri", "Tone added by a full serotonin-norepinephrine drug", 0.5, "of healthy", 0.2, 0.5),
    # Descending facilitation, off unless it is switched on.
    _illustrative("facilitation_time", "tau_F", "Time of descending facilitation", 14.0, "days", 3.0, 60.0),
    _illustrative("facilitation_most", "f_max", "Most descending facilitation by opioids", 0.5, "of 1", 0.0, 1.0),
    # Physical dependence, and expectation.
    _illustrative("dependence_time", "tau_B", "Time of physical dependence", 6.0, "days", 3.0, 15.0),
    _illustrative("expectation_onset", "tau_on", "Time in which full hope raises expected relief", 1.0, "days", 0.2, 5.0),
    _illustrative("expectation_fade", "tau_X", "Time in which expected relief fades", 90.0, "days", 10.0, 200.0,
                  note="placebo arms of longer trials improve more, not less (Freeman 2015)"),
    # Supports: what a full one does to its input, on average over the day.
    _illustrative("sleep_relieved", "m_slp", "Poor sleep made good by full care of it", 0.5, "of 1", 0.0, 1.0),
    _illustrative("distress_relieved", "m_dis", "Distress relieved by full care of it", 0.5, "of 1", 0.0, 1.0),
    _illustrative("exercise_raised", "m_end", "The body's own opioids with daily exercise", 0.2, "of the most", 0.0, 0.5,
                  note="high for an hour or two, averaged over the day; it takes hard exercise (Goldfarb 1990)"),
    _illustrative("music_raised", "m_mus", "Music and company, averaged over the day", 0.2, "of 1", 0.0, 0.5),
    _illustrative("gut_and_diet_raised", "m_gut", "Gut and diet with full care of them", 1.0, "of 1", 0.0, 1.0),
    _sourced("magnesium_raised", "m_Mg", "Magnesium added around the nerve by a full course of it", 0.18, "mM", 0.0, 0.3,
              "fuchs_buder_1997", "measured", note="from 0.95 to 1.13 mM in spinal fluid 4 h after 60 mg/kg into a vein; "
              "by mouth nobody has measured it"),
    # How much people differ: the standard deviation of the logarithm.
    _sourced("spread_of_ketamine_clearance", "s_CL", "Spread of ketamine's clearance", 0.13, "log units", 0.0, 0.4,
              "fanta_2015", "measured"),
    _sourced("spread_of_ketamine_effect", "s_ket", "Spread of what ketamine erases", 1.7, "log units", 0.0, 2.0, "dahan_2011", "fitted",
             note="with the spread of drivers, to 67 % responders on ketamine and 23 % on placebo; ketamine's level does not tell who responds (Goldberg 2011)"),
    _illustrative("spread_of_sensitization", "s_S", "Spread of how fast sensitization builds", 0.3, "log units", 0.0, 1.0),
    _illustrative("spread_of_opioid_response", "s_op", "Spread of the opioid level for half effect", 0.3, "log units", 0.0, 1.0),
    _illustrative("spread_of_tolerance", "s_T", "Spread of tolerance", 0.3, "log units", 0.0, 1.0),
    _illustrative("spread_of_mechanisms", "s_m", "Spread of each mechanism of opioid-induced hyperalgesia", 0.5, "log units", 0.0, 1.0),
    _illustrative("spread_of_expectation", "s_X", "Spread of the answer to expectation", 0.5, "log units", 0.0, 1.0),
    _sourced("spread_of_susceptibility", "s_sus", "Spread of susceptibility to opioid-induced hyperalgesia", 1.38, "log units", 0.0, 2.5, "busse_2018", "fitted",
             note="targets F5 and F10; nobody has counted how many are affected"),
    _illustrative("spread_of_recovery", "s_rec", "Spread of the speed of recovery from opioids", 0.7, "log units", 0.0, 1.5),
    _sourced("spread_of_drivers", "s_d", "Spread of what drives a person's pain", 1.1, "log units", 0.0, 2.0, "dahan_2011", "fitted",
             note="see the spread of what ketamine erases"),
    # From firing to a rating.
    _illustrative("rating_half", "f_50", "Firing rated 5 of 10", 0.25, "of 1", 0.15, 0.4),
    _illustrative("rating_steepness", "h_r", "Steepness of the rating", 1.7, "", 1.2, 2.5),
    _illustrative("first_pain", "r_1", "Rating at which a person would say that it hurts", 0.5, "of 10", 0.2, 1.0),
)


#: Constants that are effects, of which nothing may be left: only these can be weakened below their range.
EFFECTS = (
    "anti_inflammatory_effect", "descending_effect_on_inhibition", "descending_effect_on_release", "distress_gain",
    "distress_on_descending", "endogenous_effect", "expectation_relief", "gabapentinoid_effect",
    "glia_inhibition_effect", "gs_effect_on_release", "gs_most", "gut_and_diet_effect", "hormone_by_opioid",
    "kcc2_lost", "ketamine_erasure", "microglia_by_nerve", "microglia_by_opioid", "monoamine_by_drug",
    "music_relief", "nk1_conductance", "opioid_effect_on_descending", "opioid_effect_on_release",
    "opioid_potassium", "phosphorylation_by_chloride", "phosphorylation_by_opioid", "phosphorylation_rate",
    "poor_sleep_on_descending", "sensitization_by_withdrawal", "sensitization_gain", "sensitization_rate",
    "tolerance_shift", "wind_up_gain", "withdrawal_effect_on_release",
)

#: The numbers that stand in for rats: those chosen for hyperalgesia within a week (Ferrini 2013, target F11), before any
#: was chosen for people. Used by the replays of rat studies alone, with a susceptibility of 1.
RATS = {
    "opioid_half": 60.0, "opioid_effect_on_release": 0.6, "opioid_potassium": 0.1, "opioid_effect_on_descending": 1.4,
    "tolerance_shift": 3.0, "gs_most": 0.32, "gs_effect_on_release": 0.8, "opioid_gain_at_weak": 1.0,
    "phosphorylation_by_opioid": 0.1, "microglia_by_opioid": 0.65, "monoamine_floor": 0.7,
    "drive_half": 0.28, "sensitization_rate": 0.25, "sensitization_decay": 40.0, "ketamine_erasure": 0.8,
}

# fmt: on


class Constants(ReadOnly):
    """The numbers of the equations as attributes, made by :func:`constants`. None can be set."""

    __slots__ = tuple(CONSTANTS)
    table = CONSTANTS
    what = "constant"
    made_by = "constants"
    listed_in = "pain_helpers.model.parameters.CONSTANTS"
    effects = EFFECTS
    effects_listed_in = "pain_helpers.model.parameters.EFFECTS"


def constants(**changes: Any) -> Constants:
    """The numbers of the equations, some of them changed by name; the answer cannot be changed.

    A change may be an array, one value a person. Raises ``ValueError`` for an
    unknown name or a value outside its passport.

    >>> constants(kcc2_lost=0.4)
    constants(kcc2_lost=0.4)
    """
    return Constants(**changes)


def checked_constants(k: Any) -> Constants:
    """``k`` if it is made by :func:`constants`; else ``ValueError`` in one sentence."""
    if not isinstance(k, Constants):
        raise ValueError(f"constants must be what constants gives, as in constants(kcc2_lost=0.4), not {shown(k)}.")
    return k


def check_inputs(inputs: Mapping[str, Any], table: Mapping[str, Parameter] = INPUTS) -> dict[str, Any]:
    """``inputs`` if every name is in ``table`` and every value allowed; lists as arrays.

    Raises ``ValueError`` with one sentence about the first that is not.
    """
    checked = {}
    for name, value in inputs.items():
        if name not in table:
            raise unknown("input", name, table)
        checked[name] = table[name].check(value)
    return checked


def described(table: Mapping[str, Parameter]) -> str:
    """A table of passports as text, for a docstring: a line a name, with title, value, range, unit and source."""
    return "\n".join(
        f"    {passport.name}: {passport.title}; {passport.value:g}, {passport.allowed} ({passport.source})"
        for passport in table.values()
    )


def count_by_grade() -> dict[str, int]:
    """How many constants are measured, fitted and illustrative."""
    grades = [passport.grade for passport in CONSTANTS.values()]
    return {grade: grades.count(grade) for grade in GRADES}
