"""The runs that the course's conclusions are read from, in one or many models at once."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from pain_helpers.model import gate, readout, within_day
from pain_helpers.model.adaptation import SWITCHES
from pain_helpers.model.course import Course
from pain_helpers.model.experiments import (
    COURSE_PERSON,
    EXAMPLE_DOSE,
    FRESH_INJURY,
    HANDLING,
    MIXES,
    OVERACTIVE_NMDA,
    OVERDRIVEN,
    PINPRICK,
    PULSES,
    TOUCH,
    TRIAL_HOURS,
    TRIAL_RATE,
    WEAK_BRAKE,
)
from pain_helpers.model.plan import Plan

from .replay import DOSE_INTERVAL, HALF_LIFE, YEAR, crps_arms
from .trials import CROWD_STEP
from .worlds import World

#: After a year on an opioid a lowering over so many days begins, and so long after its end the pain is rated.
LOWERING, LATER = 182.0, 182.0
#: Two paces of a lowering (days).
QUICKLY, SLOWLY = 56.0, 364.0
#: The day on which the opioid's potency is asked for again.
AGAIN = 90.0


class Runs:
    """The runs that the conclusions are read from, each made when it is first asked for; one value a model."""

    def __init__(self, world: World) -> None:
        self.world = world

    # One moment

    def rating(self, stimulus: float, **inputs) -> np.ndarray:
        """The rating of a stimulus in a healthy relay with ``inputs``."""
        return gate.respond(np.full(self.world.models, stimulus), constants=self.world.k, **inputs).rating

    @cached_property
    def touch_healthy(self) -> np.ndarray:
        """A light touch in health."""
        return self.rating(TOUCH)

    @property
    def touch_beyond_the_sum(self) -> np.ndarray:
        """What weak brake and overactive NMDA receptors add to a touch together, less what each adds alone (points)."""
        together, brake, nmda = (
            self.rating(TOUCH, **inputs) - self.touch_healthy for inputs in (OVERDRIVEN, WEAK_BRAKE, OVERACTIVE_NMDA)
        )
        return together - brake - nmda

    @property
    def wind_up(self) -> np.ndarray:
        """How far a train of pinpricks winds up in health (points)."""
        ratings = gate.wind_up(np.full(self.world.models, PINPRICK), PULSES, 1.0, constants=self.world.k)
        return ratings[-1] - ratings[0]

    @property
    def injury_drug(self) -> np.ndarray:
        """The share of pain that a drug at the injury removes: in a fresh injury, less that in the sensitized case."""
        fresh, dulled = (self.rating(HANDLING, **FRESH_INJURY, anti_inflammatory=drug) for drug in (0.0, 1.0))
        turned_up, less = (self.central.rating(days=[0.0], anti_inflammatory=drug)[0] for drug in (0.0, 1.0))
        return (1 - dulled / fresh) - (1 - less / turned_up)

    @cached_property
    def _sites(self) -> dict[str, np.ndarray]:
        """The share of an acute pain that an opioid takes away at each of the three places alone."""
        before = self.rating(HANDLING, **FRESH_INJURY)
        found = {}
        for site in gate.OPIOID_SITES:
            silent = {other: 0.0 for name, other in gate.OPIOID_SITES.items() if name != site}
            k = self.world.k.weakened(**silent)
            stimulus = np.full(self.world.models, HANDLING)
            acting = gate.respond(stimulus, constants=k, opioid=EXAMPLE_DOSE, **FRESH_INJURY)
            found[site] = 1 - acting.rating / before
        return found

    @property
    def brake_leads(self) -> np.ndarray:
        """Percent that an opioid takes away at the brake, less the most at another place."""
        sites = self._sites
        return 100 * (sites["inhibition"] - np.maximum(sites["first_nerve"], sites["second_nerve"]))

    # An infusion of ketamine

    @cached_property
    def central(self) -> Course:
        """One day of the central profile, untreated."""
        return self.world.run(Plan(1), "central")

    @cached_property
    def _arms(self) -> tuple[np.ndarray, np.ndarray]:
        """Ratings of the trial's case before, at week 1 and at week 12, with the drug and with placebo."""
        start = self.world.settled("central")
        drug, placebo = (
            self.world.run(plan, "central", start=start).rating(days=[0.0, 7.0, 84.0]) for plan in crps_arms(84.0)
        )
        return drug, placebo

    @property
    def ketamine_less_placebo(self) -> np.ndarray:
        """Ketamine less placebo before, at week 1 and at week 12 (points), shape ``(3, models)``."""
        drug, placebo = self._arms
        return drug - placebo

    @property
    def placebo_relief(self) -> np.ndarray:
        """How far pain has fallen at week 1 in the placebo arm (points)."""
        _, placebo = self._arms
        return placebo[0] - placebo[1]

    @property
    def reached(self) -> np.ndarray:
        """Percent of pain that ketamine reaches in a mix of nerve injury, less that in one of sore tissue."""
        shares = []
        for mix in ("A", "B"):
            plan = Plan(7).ketamine(TRIAL_RATE, hours=TRIAL_HOURS)
            before, after = self.world.run(plan, MIXES[mix]).rating(days=[0.0, 7.0])
            shares.append(1 - after / before)
        return 100 * (shares[0] - shares[1])

    # A year on an opioid

    @cached_property
    def most(self) -> Course:
        """A year at a healthy place of most people."""
        return self.world.run(Plan(YEAR).opioid(EXAMPLE_DOSE), {}, step=CROWD_STEP)

    def _added(self, course: Course) -> np.ndarray:
        """What a year has added to a pinprick, drug taken away in thought (points)."""
        before, after = course.rating(PINPRICK, days=[0.0, YEAR], taken_away=True)
        return after - before

    @property
    def added_in_most(self) -> np.ndarray:
        """In one of most people."""
        return self._added(self.most)

    @property
    def added_in_the_strongly_affected(self) -> np.ndarray:
        """In one of the strongly affected few."""
        return self._added(self.world.run(Plan(YEAR).opioid(EXAMPLE_DOSE), self.world.strongly, step=CROWD_STEP))

    @cached_property
    def _by_subset(self) -> np.ndarray:
        """What a year adds to a long pain of several causes in one of the strongly affected few, drug taken away in
        thought, with each set of mechanisms at work: shape ``(models, sets)``."""
        person, plan = COURSE_PERSON | self.world.strongly, Plan(YEAR).opioid(EXAMPLE_DOSE)
        start = self.world.settled(person)
        added = []
        for at_work in readout.SUBSETS:
            switches = dict(zip(SWITCHES, at_work))
            course = self.world.run(plan, person, switches=switches, start=start, step=CROWD_STEP)
            added.append(np.diff(course.rating(days=[0.0, YEAR], taken_away=True), axis=0)[0])
        return np.column_stack(added)

    @property
    def beyond_the_sum(self) -> np.ndarray:
        """What the four mechanisms add together, less what each adds alone (points)."""
        alone = [place for place, at_work in enumerate(readout.SUBSETS) if sum(at_work) == 1]
        return self._by_subset[:, -1] - self._by_subset[:, alone].sum(axis=1)

    @property
    def microglia_ahead(self) -> np.ndarray:
        """The share of what is added that is the microglia's, less the largest of another mechanism (points)."""
        shares = readout.shapley(self._by_subset)
        others = [shares[name] for name in SWITCHES if name != "microglia_switch"]
        return shares["microglia_switch"] - np.max(others, axis=0)

    @property
    def potency_lost(self) -> np.ndarray:
        """How much of its potency an opioid has lost (percent)."""
        before, after = (self.world.half_relief_dose(self.most, day, PINPRICK) for day in (0.0, AGAIN))
        return 100 * (1 - before / after)

    @cached_property
    def _in_a_trial(self) -> Course:
        return self.world.run(Plan(YEAR).opioid(EXAMPLE_DOSE), "trial", step=CROWD_STEP)

    @property
    def relief_after_a_year(self) -> np.ndarray:
        """How far below the start the pain of someone in a trial is after a year, on the drug (points)."""
        before = self._in_a_trial.rating(days=[0.0], taken_away=True)[0]
        return before - self._in_a_trial.rating(days=[YEAR])[0]

    @property
    def before_a_dose(self) -> np.ndarray:
        """Pain just before a dose, less that at the mean of the day, in one of most people (points)."""
        course = self._in_a_trial
        situation = course.situation_on([YEAR])
        level = EXAMPLE_DOSE * within_day.trough(DOSE_INTERVAL, HALF_LIFE)
        mean = gate.equations(HANDLING, situation, course.constants, np).rating[0]
        situation.opioid = level
        return gate.equations(HANDLING, situation, course.constants, np).rating[0] - mean

    # Lowering it

    @cached_property
    def _lowered(self) -> dict[str, np.ndarray]:
        """Everyday handling in the strongly affected and in most people with a long pain of several causes: on the last
        day of the year, at the highest of a quick and of a slow lowering, and half a year after one of half a year."""
        found = {}
        for who, susceptibility in (("most", self.world.most), ("strongly", self.world.strongly)):
            person = COURSE_PERSON | susceptibility
            year = self.world.run(Plan(YEAR).opioid(EXAMPLE_DOSE), person, step=CROWD_STEP)
            last = year.state_on(YEAR)
            found[f"{who} before"] = year.rating(days=[0.0])[0]
            found[f"{who} last"] = year.rating(days=[YEAR])[0]
            for name, days in (("quick", QUICKLY), ("later", LOWERING), ("slow", SLOWLY)):
                plan = Plan(days + LATER).taper(EXAMPLE_DOSE, from_day=0.0, to_day=days)
                course = self.world.run(plan, person, start=last, step=CROWD_STEP, first_step=1.0)
                looked = np.arange(0.0, days + LATER, 7.0)
                found[f"{who} {name}"] = course.rating(days=looked).max(axis=0)
                if name == "later":
                    found[f"{who} later"] = course.rating(days=[days + LATER])[0]
        return found

    @property
    def gain_of_the_few(self) -> np.ndarray:
        """How far below the last day on the drug pain is half a year after a lowering, in the strongly affected few."""
        return self._lowered["strongly last"] - self._lowered["strongly later"]

    @property
    def pain_after_lowering(self) -> np.ndarray:
        """Pain half a year after a lowering less that before the opioid, in one of most people (points)."""
        return self._lowered["most later"] - self._lowered["most before"]

    @property
    def harder_when_quick(self) -> np.ndarray:
        """The highest pain of a quick lowering, less that of a slow one, in one of most people (points)."""
        return self._lowered["most quick"] - self._lowered["most slow"]

    @property
    def magnesium(self) -> np.ndarray:
        """What a full course of magnesium takes from the pain of the central profile (points)."""
        course = self.central
        with_it = course.rating(days=[0.0], magnesium=1.0 + self.world.k.magnesium_raised)[0]
        return course.rating(days=[0.0])[0] - with_it
