"""Every visible word of this topic's labs and pictures; a slider of the model takes its title and unit from its passport."""

from __future__ import annotations

SENSITIZATION = {
    "stimulus axis": "How strong the stimulus is",
    "rating axis": "Pain rating, 0 to 10",
    "current curve": "now",
    "healthy curve": "healthy",
    "held curve": "held",
    "first pain": "begins to hurt",
    "gap at 2": "allodynia",
    "gap at 8": "hyperalgesia",
    "from to": "{before:.1f} → {after:.1f}",
    "bars": "How a light touch is rated",
    "healthy relay": "Healthy",
    "brake alone": "Weak brake alone",
    "nmda alone": "NMDA alone",
    "both": "Both together",
    "healthy": "Healthy",
    "brake preset": "Weak brake alone",
    "nmda preset": "Overactive NMDA alone",
    "both preset": "Both together",
    "sentence": "Light touch is rated {touch:.1f} of 10 (healthy {healthy_touch:.1f}), and a pinch {pinch:.1f} (healthy {healthy_pinch:.1f}).",
    "starts": "It begins to hurt at a stimulus of {now:.1f}; in a healthy relay, at {healthy:.1f}.",
    "always hurts": "There is pain even with no stimulus.",
    "alone": "With this brake alone, light touch is rated {brake:.1f}, and with these NMDA receptors alone, {nmda:.1f}.",
    "column stimulus": "stimulus (0 to 10)",
    "column now": "rating now (0 to 10)",
    "column healthy": "rating healthy (0 to 10)",
    "column held": "rating held (0 to 10)",
}

WIND_UP = {
    "rate": "How quickly they come",
    "a second": "a second",
    "pulse axis": "Which of ten equal stimuli",
    "time axis": "When they come, in the first ten seconds",
    "rating axis": "Pain rating, 0 to 10",
    "now": "now",
    "healthy": "healthy",
    "held": "held",
    "sentence": "At {rate:g} a second, the first {stimulus} is rated {first:.1f} and the tenth {last:.1f}. "
    "In a healthy relay: {healthy_first:.1f} and {healthy_last:.1f}.",
    "column pulse": "pulse (number)",
    "column now": "rating now (0 to 10)",
    "column healthy": "rating healthy (0 to 10)",
    "column held": "rating held (0 to 10)",
}

INJURY_SITE = {
    "acute case": "Acute: a sore, swollen joint",
    "sensitized case": "Sensitized: an old nerve injury",
    "rating axis": "Pain rating, 0 to 10",
    "without the drug": "dashed: without the drug",
    "rating": "Rating",
    "relief": "Taken away",
    "percent": "{share:.0%}",
    "held": "held",
    "nothing touching": "With nothing touching it, pain",
    "sentence": "{stimulus} is rated {acute:.1f} of 10 in the acute case (without the drug {acute_without:.1f}), "
    "and {sensitized:.1f} in the sensitized case (without it {sensitized_without:.1f}).",
    "column stimulus": "stimulus (0 to 10)",
    "column acute": "rating acute (0 to 10)",
    "column acute without": "rating acute, no drug (0 to 10)",
    "column sensitized": "rating sensitized (0 to 10)",
    "column sensitized without": "rating sensitized, no drug (0 to 10)",
}
