"""Published results that the model is checked against, as data.

A result counts as held out while no number and no equation was chosen to meet
it; one that was is ``fitted``. Where the way of replaying it, or another source
for a number that it hangs on, was settled after its outcome had been seen,
``settled_after`` says so: such a pass counts for less than an untouched one. Its
outcome, pass or fail, is written down here with the reason, and a test fails when
the model's outcome changes without the record. A failing row stays: it says where
the model is wrong.

The model's side of each row is computed in :mod:`pain_helpers.studies.replay`.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from .targets import TARGETS

HELD_OUT, FITTED = "held out", "fitted"
#: Held out, though its replay or the source of its numbers was settled after its outcome had been seen.
SETTLED = "settled late"
PASS, FAIL = "pass", "fail"


def figure(value: float) -> str:
    """A figure for a sentence: two decimals, none from a hundred."""
    return f"{value:.2f}" if abs(value) < 100 else f"{value:.0f}"


@dataclass(frozen=True, slots=True)
class Band:
    """One figure of the model and where it must lie to pass."""

    name: str
    low: float
    high: float
    unit: str = ""

    def holds(self, value: float) -> bool:
        """Whether ``value`` lies inside, ends included."""
        return self.low <= value <= self.high

    @property
    def allowed(self) -> str:
        """What passes, in words: ``"1.40 to 2.20"``."""
        return f"{figure(self.low)} or more" if self.high == inf else f"{figure(self.low)} to {figure(self.high)}"

    def said(self, value: float) -> str:
        """The figure in words, and what passes: ``"fall of rating: 0.15 of 10 (passes: -0.50 to 0.50)"``."""
        return f"{self.name}: {figure(value)} {self.unit}".rstrip() + f" (passes: {self.allowed})"

    def place(self, value: float) -> float:
        """Where ``value`` lies: 0 at the lower end, 1 at the upper. In a band without an upper end it nears 1 and never reaches it."""
        if self.high < inf:
            return (value - self.low) / (self.high - self.low)
        above = (value - self.low) / max(abs(self.low), 1.0)
        return above / (1 + above) if above > 0 else above


def _of_target(name: str, key: str) -> Band:
    """The band of a figure that numbers were chosen to meet: that of its target."""
    target = TARGETS[key]
    return Band(name, target.low, target.high, target.unit)


@dataclass(frozen=True, slots=True)
class Published:
    """One published result. ``references`` are keys of :data:`pain_helpers.literature.references.REFERENCES`."""

    key: str
    title: str  #: a few words, for a picture or a table
    references: tuple[str, ...]
    measured: str  #: what was found, in whom
    replayed: str  #: what the model does to answer it
    bands: tuple[Band, ...]
    kind: str  #: held out or fitted
    outcome: str  #: pass or fail, as recorded
    reason: str  #: why it fails, or what to know about its passing
    #: Whether its replay, or the source of its numbers, was settled after its outcome had been seen.
    settled_after: bool = False

    @property
    def standing(self) -> str:
        """Its kind in a word or two, a choice made late included."""
        return SETTLED if self.settled_after else self.kind

    def judge(self, figures: dict[str, float]) -> str:
        """Pass if every figure lies in its band, else fail."""
        return PASS if all(band.holds(figures[band.name]) for band in self.bands) else FAIL


class Point(NamedTuple):
    """One mean of a study, to be drawn beside the model."""

    time: float  #: in the picture's unit
    value: float
    error: float  #: as the study gives it
    arm: str  #: which group


#: Pain (of 10) at the end of week 1 in the trial of ketamine in CRPS, with its error (Sigtermans 2009).
CRPS_WEEK_1 = (Point(1.0, 2.68, 0.51, "drug"), Point(1.0, 5.45, 0.48, "placebo"))

#: Ketamine in the blood (ng/mL, from and to) in studies that found relief, and dissociation, as compiled by Zanos 2018.
KETAMINE_LEVELS = {"relief": (70.0, 160.0), "dissociation": (100.0, 250.0)}
#: The most of it in those studies (ng/mL), and the most magnesium found in people's spinal fluid, hours after much of it
#: into a vein (mM, Fuchs-Buder 1997). No slider goes further.
MOST_KETAMINE, MOST_MAGNESIUM = KETAMINE_LEVELS["dissociation"][1], 1.13

#: How far an opioid cut the release of GABA in slices of the rat's brainstem, of all of it (Vaughan 1999).
GABA_RELEASE_CUT = 0.53


def _rows(*rows: Published) -> dict[str, Published]:
    return {row.key: row for row in rows}


PUBLISHED = _rows(
    Published(
        "crps_trial",
        "Ketamine in CRPS, both arms",
        ("sigtermans_trial_2009",),
        "60 people with CRPS, ketamine for about 4 days or placebo: "
        f"{CRPS_WEEK_1[0].value} and {CRPS_WEEK_1[1].value} of 10 at the end of week 1; at week 12 the difference was no longer "
        "significant (P = 0.07). By the errors of week 1 it was then about 1.3 points (-0.1 to 2.6).",
        "The central profile with and without ketamine, both with hope; everyday handling on days 7 and 84.",
        (
            Band("ketamine arm, week 1", 2.08, 3.28, "of 10"),
            Band("placebo arm, week 1", 4.85, 6.05, "of 10"),
            _of_target("difference of the arms, week 12", "F9b"),
        ),
        FITTED,
        PASS,
        "Expected relief, and how sensitization builds, fades and is erased, were chosen to meet this trial.",
    ),
    Published(
        "responders_to_ketamine",
        "Responders in that trial",
        ("dahan_2011",),
        "The people of that trial, modeled: 67 +/- 10 % responded to ketamine and 23 +/- 9 % to placebo.",
        "2,000 people around the central profile, of whom those with at least 5 of 10; the infusion of the CRPS "
        "trial and placebo, both with hope: the share with 30 % relief on day 7.",
        (Band("share on ketamine", 0.57, 0.77), Band("share on placebo", 0.14, 0.32)),
        FITTED,
        PASS,
        "Two spreads between people were chosen to meet these shares.",
    ),
    Published(
        "chloride_restored",
        "Rats: chloride restored",
        ("ferrini_2013", "ferrini_2017"),
        "In rats, restoring the chloride gradient reverses morphine's hyperalgesia, which takes 6 to 8 days to "
        "appear, and leaves tolerance as it is.",
        "With the numbers for rats, eight days of 200 mg a day: the share of the fall in the pain threshold, drug "
        "taken away in thought, that is left with the chloride pump put right; tolerance without microglia over "
        "tolerance with them.",
        (_of_target("share of hyperalgesia left", "F11"), Band("tolerance without over with", 0.95, 1.05)),
        FITTED,
        PASS,
        "Three numbers for rats were chosen so that the pump carries its share: how far opioids rouse microglia, and "
        "how far they and failed pumps drive phosphorylation. The share left is 0.34 at the threshold of first pain, "
        "which stands for the rats' withdrawal threshold, but 0.50, 0.56 and 0.63 at ratings of 3, 5 and 7 of 10. "
        "The figure for tolerance is 1 by construction: no equation leads from microglia to it.",
    ),
    Published(
        "one_month_of_morphine",
        "One month of morphine",
        ("chu_2012",),
        "A randomized trial of 30 days at 78 mg a day: the test opioid lost 42 % of its potency; no hyperalgesia.",
        "A healthy place of most people: on day 30 over day 0, the dose for the same relief of a pinprick, and the "
        "threshold of first pain with the drug taken away in thought.",
        (_of_target("dose for the same relief", "F2"), _of_target("pain threshold, drug taken away", "F1")),
        FITTED,
        PASS,
        "Until most people were told apart from the strongly affected few, this row was held out and failed: the "
        "threshold fell to 0.81. Now numbers are chosen to meet it. At a rating of 7 the ratio is 0.95, not 0.99.",
    ),
    Published(
        "long_term_users",
        "Long-term opioid users",
        ("hay_2009",),
        "People on morphine or methadone, tested just before a dose, kept a hand in cold water for 18 to 20 s, "
        "opioid-naive people for 30.7 s (0.59 to 0.64 of it).",
        "A healthy place of most people after a year of 100 mg a day, just before a dose (one every 12 hours, half gone in 3): "
        "the stimulus rated 7 of 10, over that of the same person without any opioid.",
        (Band("tolerance before a dose", 0.45, 0.80),),
        HELD_OUT,
        FAIL,
        "Expected: in most people of this model sensitivity hardly changes. In one of the strongly affected few the ratio is "
        "0.67, which would pass. The study compared two kinds of people, so what else sets them apart, long pain above all, "
        "counts as well. Pain before the next dose is in the figure; without it, it is 0.93. "
        "A stimulus stands in for seconds in cold water. That 7 is the level was settled when other numbers stood; at 3, 4, 5 and 6 it is "
        "0.97, 0.96, 0.95 and 0.94.",
        settled_after=True,
    ),
    Published(
        "heat_after_four_weeks",
        "Heat after four weeks",
        ("suzan_2013",),
        "30 people with nerve-root pain, 4 weeks on an opioid: heat hurt them more than before, and the more so the more they "
        "took (r = 0.47), while their own pain fell by 26 of 100. No control group.",
        "800 people who differ in how susceptible they are, a pinprick at a healthy place, and the people of trials with "
        "their own pain: day 28 less day 0, on the drug, at the study's mean amount; and the most that it gave less the least.",
        (
            Band("rise of heat pain", 0.0, inf, "of 10"),
            Band("rise, most amount less least", 0.0, inf, "of 10"),
            Band("fall of own pain", 0.0, inf, "of 10"),
        ),
        HELD_OUT,
        FAIL,
        "In the model what relieves their own pain relieves heat as well, and more of it more. With the drug taken away in thought both signs "
        "are as in the study (0.35 and 0.33 points), and just before a dose as well. At what hour the study tested was not "
        "read. The sign with the dose is part of target F6.",
    ),
    Published(
        "nmda_block_and_tolerance",
        "Rats: NMDA block, tolerance",
        ("dunbar_yaksh_1996",),
        "In rats an NMDA blocker given throughout a week of morphine prevents tolerance; given on the last day only "
        "it does not restore the effect.",
        "With the numbers for rats, a week of 400 mg a day, alone, with ketamine throughout, and with ketamine on the last "
        "day: the dose for half relief of a pinprick.",
        (
            Band("throughout over alone", 0.0, 0.95),
            Band("last day over throughout", 1.05, inf),
            Band("alone over untreated", 1.05, inf),
        ),
        HELD_OUT,
        PASS,
        "The order holds, with the numbers for people too. The sizes do not: in rats far more was lost.",
    ),
    Published(
        "testosterone_replaced",
        "Testosterone replaced",
        ("basaria_2015", "glintborg_2020"),
        "Testosterone for 14 weeks (Basaria) or 24 (Glintborg) in men on long-term opioids: no change in the pain they reported.",
        "Tissue pain of most people after a year of 100 mg a day, then 14 weeks with and without hormone replacement: the difference.",
        (Band("change in pain", -0.3, 0.3, "of 10"),),
        HELD_OUT,
        PASS,
        "The band was 0.5 before, with the same outcome. In the model hormones act on pain through a link that no one has shown in people; it is weak in most people, and stronger in the strongly affected few (notebook 09).",
    ),
    Published(
        "single_dose_of_ketamine",
        "Wind-up after ketamine",
        ("guirimand_2000", "hughes_2002"),
        "A small single dose of ketamine leaves the response to a single stimulus as it is and cuts wind-up.",
        "The blood level 10 min after that dose: the fall of the first rating of a pinprick, and of the rise over "
        "15 pulses at 1 Hz.",
        (Band("fall at pulse 1", -0.10, 0.10), Band("fall of wind-up over fall at pulse 1", 2.0, inf)),
        HELD_OUT,
        PASS,
        "",
    ),
    Published(
        "two_kinds_of_gain",
        "Two kinds of gain",
        ("klein_2007",),
        "Ketamine before conditioning abolishes the gain of the conditioned pathway but not the secondary "
        "hyperalgesia around it.",
        "The share of the gain by repeated stimuli that the study's dose leaves, for the conditioned pathway and its neighbors.",
        (Band("conditioned gain left", -0.2, 0.2), Band("neighboring gain left", 0.8, 1.2)),
        HELD_OUT,
        FAIL,
        "Expected: the model has one pathway and no neighbors of it, so both figures are the same.",
    ),
    Published(
        "ketamine_40_minutes",
        "Ketamine level, 40 minutes",
        ("zanos_2018",),
        "The level in the blood at the end of an infusion of 40 min, as in two studies (Zarate 2006 and Krystal 1994, in the table "
        "of Zanos 2018).",
        "Two compartments, at the end of the same infusion: the level over the one measured.",
        (Band("level, of that measured", 0.75, 1.25, "times"),),
        HELD_OUT,
        PASS,
        "",
    ),
    Published(
        "ketamine_3_days",
        "Ketamine level, 3 days",
        ("koppel_1990",),
        "The level in the blood after 3 days of one infusion (9 people with sound liver and kidneys).",
        "Two compartments, at the end of the same infusion: the level over the one measured.",
        (Band("level, of that measured", 0.75, 1.25, "times"),),
        HELD_OUT,
        PASS,
        "",
    ),
    Published(
        "magnesium_by_vein",
        "Magnesium into a vein",
        ("brewer_2001", "fuchs_buder_1997"),
        "Magnesium into a vein raises it in the fluid around the brain by 0 to 19 % (0.95 to 1.13 mM); trials in "
        "CRPS found no relief.",
        "The central profile at everyday handling with 0.95 and 1.13 mM: the fall of the NMDA current and of the rating.",
        (Band("fall of NMDA current", 0.0, 0.15), Band("fall of rating", -0.5, 0.5, "of 10")),
        HELD_OUT,
        PASS,
        "",
    ),
    Published(
        "share_of_responders",
        "Responders over months",
        ("zhao_2018",),
        "A review of 15 studies of CRPS (258 people), trials and cohorts, each against its own start: 69 % (53 to 84; 9 studies) "
        "had 30 % relief at once and 58 % (41 to 75) after 1 to 3 months.",
        "2,000 people around the central profile, of whom those with at least 5 of 10; the infusion of the CRPS "
        "trial with hope: the share with 30 % relief on day 5, and the mean share on days 30, 60 and 90.",
        (Band("share at once", 0.53, 0.84), Band("share at 1 to 3 months", 0.41, 0.75)),
        HELD_OUT,
        FAIL,
        "At once it holds. After months the model has too few responders, though more than before (0.17 when its relief was gone "
        "by week 12). It is fitted to one trial with a placebo group; these shares had none, and many studies "
        "infused for longer.",
    ),
    Published(
        "mean_difference",
        "Two weeks after ketamine",
        ("orhurhu_2019",),
        "7 randomized trials in chronic pain, up to two weeks after: ketamine better than placebo by 1.83 (1.31 to "
        "2.35) points.",
        "2,000 people around the central profile, of whom those with at least 5 of 10; the infusion of the CRPS "
        "trial with hope against placebo: the mean difference over the two weeks after it.",
        (Band("difference of the means", -3.0, -1.0, "of 10"),),
        HELD_OUT,
        PASS,
        "At the small end. Trials take people with severe pain (in the CRPS trial too), but the criterion for entry was "
        "added after a first replay without one had missed the band; "
        "without it the difference is 1.02, with at least 4 or 5 of 10 it is 1.35 or 1.38. "
        "Ten short infusions come out much the same.",
        settled_after=True,
    ),
    Published(
        "testosterone_falls",
        "Testosterone falls",
        ("roberts_2002",),
        "Opioids into the spinal fluid lower testosterone to 26, 36 and 52 % of its start after 1, 4 and 12 weeks (10 men).",
        "Sex hormones on days 7, 28 and 84 of 300 mg a day.",
        (Band("week 1", 0.15, 0.45), Band("week 4", 0.2, 0.55), Band("week 12", 0.3, 0.7)),
        HELD_OUT,
        FAIL,
        "The model's hormones do not recover under the drug, as these men's did. A long history: it failed while loss and "
        "speed were guesses (0.83, 0.69, 0.67), passed when the loss came from Daniell 2008 (women, by mouth or patch) and the speed from "
        "reviews, failed again (0.47, 0.41, 0.41) when the opioid's half level was fitted anew and Daniell was missed with it. The loss was "
        "then set by Daniell anew, and not by these figures.",
        settled_after=True,
    ),
    Published(
        "a_year_of_opioids",
        "Opioids for a year",
        ("krebs_2018",),
        "Back, hip or knee pain, 240 people: after 12 months pain was 4.0 of 10 on opioids and 3.5 on other medicines, a difference of 0.5 "
        "(0.0 to 1.0).",
        "The people of trials after a year of 25 mg a day (assumed: amounts in the trial were low), less the same people after a "
        "year of an anti-inflammatory drug, both with hope.",
        (Band("opioid less other medicine", 0.0, 1.0, "of 10"),),
        HELD_OUT,
        PASS,
        "Near the lower end. It counts for less than others: the trial is one of two sources of target F5, and amount and comparison were "
        "settled after a first replay (60 mg, a free choice of the other drug, only the direction counted), which "
        "has 1.75 with today's numbers. They were settled before this outcome was seen.",
        settled_after=True,
    ),
    Published(
        "opioids_against_placebo",
        "Opioids against placebo",
        ("busse_2018",),
        "A review of 96 randomized trials; in those of at least three months opioids were better than placebo by 0.69 (0.56 to 0.82) of 10.",
        "The people of trials, whose pain starts at 5 to 8 of 10: pain on 60 mg a day less that on placebo, both with hope, mean of weeks 12 to 26.",
        (_of_target("opioid less placebo", "F3"),),
        FITTED,
        PASS,
        "Until the numbers were chosen anew this row was held out and failed: the person of its replay was past the benefit by then. Now a dozen "
        "numbers are chosen to meet it, together with other targets.",
    ),
    Published(
        "support_to_lower",
        "Support to lower opioids",
        ("sandhu_2023", "mcpherson_2018"),
        "608 people on about 46 mg a day, support to lower it or usual care: after 12 months 29 % and 7 % had come off; pain "
        "interference did not differ (-0.5, -1.9 to 0.9, of a scale on which 10 is one standard deviation).",
        "The people of trials after a year on 46 mg a day; those who come off do so over 10 weeks, the others stay. The difference of the "
        "arms a year later, with the trial's shares.",
        (Band("with support less without", -0.3, 0.3, "of 10"),),
        HELD_OUT,
        PASS,
        "A weak test: so few came off that even a large change in them would hardly show. In the model those who do are where they were before the drug, "
        "0.60 points above where they would be had they stayed. That is more than people report: in a cohort of 551, pain did not change in the year after stopping "
        "(McPherson 2018). Pain stands in for how far it interferes; lowering without coming off is left out.",
    ),
)


class Found(NamedTuple):
    """What a study found of pain on long-term opioids, to be drawn beside the model: a change in points."""

    key: str
    month: float  #: since the start
    until: float  #: the last month that it covers
    value: float
    low: float | None  #: the lower end of its 95 % confidence interval, where the study gives one
    high: float | None
    measured: bool  #: whether ``value`` is a figure of the study; if not, only its direction is
    reference: str


#: Pain on an opioid: trials of at least three months against placebo; a year against other medicines; a cohort of two
#: years against its own start, of which only the direction is drawn.
FOUND_ON_OPIOID = (
    Found("busse", 3.0, 6.0, -0.69, -0.82, -0.56, True, "busse_2018"),
    Found("space", 12.0, 12.0, 0.5, 0.0, 1.0, True, "krebs_2018"),
    Found("morasco", 9.5, 9.5, -0.25, None, None, False, "morasco_2020"),
)
#: Sensitivity with the drug out of the way, in the one placebo-controlled trial of a month: no difference.
FOUND_TAKEN_AWAY = (Found("chu", 1.0, 1.0, 0.0, None, None, True, "chu_2012"),)
#: Pain when long-term opioids are lowered or stopped: a small trial of support with lowering against none (35 people, week
#: 22; it fell in both groups), and in the year after stopping (551 people, half of them with a substance use disorder; no
#: interval read).
FOUND_AFTER_TAPER = (
    Found("sullivan", 22 * 12 / 52, 22 * 12 / 52, -0.68, -2.01, 0.64, True, "sullivan_2017"),
    Found("mcpherson", 12.0, 12.0, -0.2, None, None, True, "mcpherson_2018"),
)
