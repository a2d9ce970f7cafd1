"""The settings that studies and labs share, each written down once.

What is not here is a choice of one lab alone. Stimuli are on the model's scale
from 0 to 10, doses in mg of oral morphine equivalent a day.
"""

from __future__ import annotations

import numpy as np

#: A strength and its name, to say what a stimulus is like.
NAMED_STIMULI = {2: "light touch", 3: "everyday handling", 5: "firm press", 6: "pinprick", 8: "pinch"}
TOUCH, HANDLING, PINPRICK, PINCH = 2.0, 3.0, 6.0, 8.0
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
#: A month in days.
MONTH = 365 / 12
