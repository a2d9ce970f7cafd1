"""The model: every number, the equations, and what is read from them.

What most people call, from a plan and a person to a course and what is read off it::

    >>> from pain_helpers.model import Plan, simulate
    >>> course = simulate(Plan(30).opioid(20), "peripheral")
    >>> len(course.rating())
    31

The rooms behind it, each knowing only those before it: ``ranges``, ``parameters``,
``experiments``, ``gate``, ``adaptation``, ``pharmacokinetics``, ``people``, ``plan``,
``scenario``, ``simulation``, ``readout``, ``replay``, ``sensitivity``.
"""

from .gate import rating, respond, wind_up
from .parameters import constants
from .people import Population, population, profile
from .pharmacokinetics import ketamine_level, morphine_equivalent
from .plan import Plan
from .scenario import Scenario
from .simulation import Course, settle, simulate

__all__ = [
    "Course",
    "Plan",
    "Population",
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
    "wind_up",
]
