"""The model: every number, the equations, and what is read from them.

``pain_helpers/README.md`` shows ten tasks. What there is, each with an example that the tests run:

``simulate`` runs one person's months, or a population's, and returns a ``Course``::

    >>> from pain_helpers.model import Plan, simulate
    >>> course = simulate(Plan(180).opioid(60), "peripheral")
    >>> course
    <Course of 180 days; person 'peripheral'; Plan(180).opioid(60)>

``Course`` is read by stimulus (of 10) and by days: ratings, slow states, a table, CSV, pandas::

    >>> course.rating(days=[0, 30, 180]).round(1)
    array([7.1, 5.3, 5.5])
    >>> course.rating(days=[0, 30, 180], taken_away=True).round(1)
    array([7.1, 7.2, 7.1])
    >>> list(course.table(days=[0, 180], columns=["day", "kcc2"]))
    ['day', 'kcc2 (of healthy)']

``Plan`` says what is taken and done, and when; it replaces what the person's own is::

    >>> Plan(180).opioid(60, to_day=90).taper(60, from_day=90, to_day=160).support("sleep")
    Plan(180).opioid(60, to_day=90).taper(60, from_day=90, to_day=160).support('sleep')

``profile`` gives a person's inputs; any dict of inputs is a person too::

    >>> from pain_helpers.model import profile
    >>> profile("central")
    {'nerve_injury': 1.0, 'injury': 0.2, 'inhibition': 0.85}

``population`` makes a ``Population``, many people around a profile::

    >>> from pain_helpers.model import population
    >>> many = population(200, seed=3)
    >>> low, middle, high = simulate(Plan(28).opioid(60), many).quantiles(days=[0, 28])
    >>> bool((low < middle).all() and (middle < high).all())
    True

``constants`` makes ``Constants``, other numbers of the equations, which nobody can change afterwards::

    >>> from pain_helpers.model import constants
    >>> other = constants(kcc2_lost=0.4)
    >>> other, simulate(Plan(180).opioid(60), "peripheral", constants=other).rating(days=180).round(1)
    (constants(kcc2_lost=0.4), array([5.5]))

``where`` says where a number comes from::

    >>> from pain_helpers.model import where
    >>> where("kcc2_lost")
    kcc2_lost: Chloride pumps lost to fully roused microglia, 0.55 of 1 (from 0.2 to 0.7); illustrative: \
chosen so that the model shows the described effect; not measured

``Scenario`` holds a person, a plan, switches and changed constants, and is saved and loaded::

    >>> from pain_helpers.model import Scenario
    >>> scenario = Scenario("mixed", Plan(90).opioid(30), {"gs_switch": 0})
    >>> Scenario.from_json(scenario.to_json()) == scenario
    True

``settle`` gives the slow states of a person who has lived with the pain; ``simulate`` does it by itself::

    >>> from pain_helpers.model import settle
    >>> round(settle("central").kcc2, 2)
    0.51

``respond``, ``rating`` and ``wind_up`` ask the gate about one moment; ``respond`` returns a ``Response``::

    >>> from pain_helpers.model import rating, respond, wind_up
    >>> round(rating(8), 1), round(rating(8, opioid=60), 1)
    (6.0, 2.6)
    >>> round(respond(8).chloride_reversal)
    -70
    >>> wind_up(6, pulses=3).round(1)
    array([2.3, 2.5, 2.8])

``ketamine_level`` and ``morphine_equivalent`` are about doses, for reading the model and never for deciding::

    >>> from pain_helpers.model import ketamine_level, morphine_equivalent
    >>> round(ketamine_level(40, mg_per_kg=0.5))
    177
    >>> morphine_equivalent("oxycodone", 40)
    60.0

More is read off a course by ``pain_helpers.model.readout``: curves, thresholds, doses for half relief, each
mechanism's share.

The rooms behind it, each knowing only those before it: ``ranges``, ``readonly``, ``parameters``, ``provenance``,
``experiments``, ``gate``, ``adaptation``, ``pharmacokinetics``, ``people``, ``entries``, ``plan``, ``scenario``,
``course``, ``simulation``, ``readout``, ``within_day``.
"""

from .course import Course
from .gate import Response, rating, respond, wind_up
from .parameters import Constants, constants
from .people import Population, population, profile
from .pharmacokinetics import ketamine_level, morphine_equivalent
from .plan import Plan
from .provenance import where
from .scenario import Scenario
from .simulation import settle, simulate

__all__ = [
    "Constants",
    "Course",
    "Plan",
    "Population",
    "Response",
    "Scenario",
    "constants",
    "ketamine_level",
    "morphine_equivalent",
    "population",
    "profile",
    "rating",
    "respond",
    "settle",
    "simulate",
    "where",
    "wind_up",
]
