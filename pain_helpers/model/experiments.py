"""The settings that studies and labs share, each written down once.

What is not here is a choice of one lab alone. Stimuli are on the model's scale
from 0 to 10, doses in mg of oral morphine equivalent a day.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

#: A strength and its name, to say what a stimulus is like.
NAMED_STIMULI = {2: "light touch", 3: "everyday handling", 5: "firm press", 6: "pinprick", 8: "pinch"}
TOUCH, HANDLING, FIRM_PRESS, PINPRICK, PINCH = 2.0, 3.0, 5.0, 6.0, 8.0
#: A curve's stimuli: a tenth of a point apart.
STIMULI = np.linspace(0.0, 10.0, 101)
#: A train of equal stimuli, one a second.
PULSES = 10
#: The highest opioid dose that a lab's slider goes to.
MOST_DOSE = 240.0
#: The infusion of the trial of ketamine in CRPS (Sigtermans 2009): mg an hour, and hours.
TRIAL_RATE, TRIAL_HOURS = 20.0, 100.0
#: Trials of ketamine take people with severe pain: at least so much of 10.
SEVERE = 5.0
#: The people of a simulated trial: how many, and the seed that draws the same ones each time.
TRIAL_PEOPLE, TRIAL_SEED = 2000, 2009
#: The relief that makes a responder, of the pain at the start (Dahan 2011).
RESPONDER_RELIEF = 0.3
#: A month in days.
MONTH = 365 / 12

# Illustrative cases that a learner sees numbers of.

#: The opioid dose of most examples.
EXAMPLE_DOSE = 60.0
#: A fresh injury, a sore, swollen joint: acute pain, in a relay that is healthy.
FRESH_INJURY = {"injury": 1.0}
#: Half the brake gone, and NMDA receptors halfway to the most overactive.
WEAK_BRAKE = {"inhibition": 0.5}
OVERACTIVE_NMDA = {"nmda_phosphorylation": 0.5}
#: Both at once: a relay in which a light touch hurts.
OVERDRIVEN = WEAK_BRAKE | OVERACTIVE_NMDA
#: Mixes of what drives a pain: an old nerve injury, worn and swollen knees, and some of everything.
MIXES = {
    "A": {
        "injury": 0.1,
        "structural": 0.0,
        "nerve_injury": 0.9,
        "inhibition": 0.8,
        "distress": 0.0,
        "hormone_deficit": 0.0,
    },
    "B": {
        "injury": 0.8,
        "structural": 0.6,
        "nerve_injury": 0.0,
        "inhibition": 1.0,
        "distress": 0.0,
        "hormone_deficit": 0.0,
    },
    "C": {
        "injury": 0.3,
        "structural": 0.3,
        "nerve_injury": 0.5,
        "inhibition": 0.9,
        "distress": 0.8,
        "hormone_deficit": 0.7,
    },
}
#: Whom supports are tried on: sore tissue, half a load of stress and of poor sleep, and an opioid that goes on.
LOADED = {"injury": 0.6, "distress": 0.5, "poor_sleep": 0.5}
LOADED_DOSE = 20.0
#: How much of the model's full effect a serotonin-norepinephrine drug has among supports: so much that its relief stays
#: under one point.
SUPPORTING_DRUG = 0.4
#: Sore tissue that keeps the pain for a year or more, and nothing else.
SORE = {"injury": 0.6}
#: A long-standing pain of several causes, much like that of people in trials of opioids: about 4 of 10.
COURSE_PERSON = {"structural": 0.25, "nerve_injury": 0.6, "inhibition": 0.85, "distress": 0.45, "poor_sleep": 0.45}


class LookAlike(NamedTuple):
    """What is behind a case of the exercise "which is it?"; each from 0 to 1."""

    tolerance: float = 0.0
    hyperalgesia: float = 0.0  #: of what a year leaves in the strongly affected
    nerve_injury: float = 0.0  #: an old one that got worse, with no part of the opioid in it
    poor_sleep: float = 0.0  #: nights that got worse


#: The second and the fourth look alike and are not.
LOOK_ALIKES = {
    1: LookAlike(tolerance=0.9),
    2: LookAlike(hyperalgesia=0.6),
    3: LookAlike(tolerance=0.6, hyperalgesia=0.45),
    4: LookAlike(nerve_injury=0.15, poor_sleep=0.5),
}
