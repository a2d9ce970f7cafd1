"""Every visible word of this topic's labs and pictures; a number of the model takes its title from its passport."""

from __future__ import annotations

WHOLE_COURSE = {
    "dose": "Opioid at first",
    "dose unit": "mg a day",
    "more": "More every second month",
    "more unit": "mg a day",
    "held level": "Held",
    "raised": "Raised",
    "course title": "A year on an opioid",
    "month axis": "Months",
    "rating axis": "Rating of everyday handling, 0 to 10",
    "on drug": "drug on board",
    "removed": "drug removed",
    "start": "the start",
    "held": "held",
    "share title": "What the drug has added",
    "share axis": "Points on the rating with the drug removed",
    "share microglia_switch": "microglia",
    "share hormone_switch": "hormones",
    "share gs_switch": "receptor switch",
    "share nmda_switch": "NMDA",
    "share note": "stacked: each is its mean over all orders of adding them",
    "sentence": "Pain starts at {start:.1f} of 10 and falls to {lowest:.1f} at first. At month {month} it is rated {end:.1f} with the drug on board and {removed:.1f} "
    "with it removed; the four mechanisms add {together:.1f} of that.",
    "times": "To halve the pain would, in this model, take {times:.0f} times the amount of the start.",
    "many times": "To halve the pain would, in this model, take more than ten times the amount of the start.",
    "no dose": "No amount that the model tries would halve the pain any more.",
    "column month": "time (months)",
    "column on drug": "rating on the drug (0 to 10)",
    "column removed": "rating with the drug removed (0 to 10)",
    "column microglia_switch": "microglia (points)",
    "column hormone_switch": "hormones (points)",
    "column gs_switch": "receptor switch (points)",
    "column nmda_switch": "NMDA (points)",
    "column held": "rating on the drug, held (0 to 10)",
}

TOLERANCE = {
    "dose": "Opioid from week {week:.0f} on",
    "dose unit": "mg a day",
    "tolerant title": "Tolerance alone",
    "sensitive title": "Hyperalgesia alone",
    "week axis": "Weeks",
    "rating axis": "Rating of everyday handling, 0 to 10",
    "raised here": "week {week:.0f}: {dose:.0f} mg until here",
    "on drug": "drug on board",
    "removed": "drug removed",
    "start": "the start",
    "held": "held",
    "sentence": "From {first:.0f} to {dose:.0f} mg a day in week {week:.0f}. "
    "Tolerance alone: {tolerant_before:.1f} then, {tolerant:.1f} in week {end:.0f}, and {tolerant_removed:.1f} with the drug removed. "
    "Hyperalgesia alone: {sensitive_before:.1f} then, {sensitive:.1f} in week {end:.0f}, and {sensitive_removed:.1f} with the drug removed.",
    "column week": "time (weeks)",
    "column tolerant on drug": "tolerance alone, on the drug (0 to 10)",
    "column tolerant removed": "tolerance alone, drug removed (0 to 10)",
    "column sensitive on drug": "hyperalgesia alone, on the drug (0 to 10)",
    "column sensitive removed": "hyperalgesia alone, drug removed (0 to 10)",
}

TWO_CHANGES = {
    "level": "Opioid on board",
    "level unit": "mg a day",
    "level note": "as morphine by mouth; a scale for the model, not for people",
    "hyperalgesia": "Hyperalgesia",
    "hyperalgesia unit": "% of the most",
    "only tolerance": "Tolerance only",
    "only hyperalgesia": "Hyperalgesia only",
    "both": "Some of both",
    "level title": "How well the drug works",
    "level rating": "Rating of a pinprick, 0 to 10",
    "level axis": "Opioid on board (mg a day)",
    "stimulus title": "How much is felt without it",
    "stimulus rating": "Rating with the drug removed, 0 to 10",
    "now": "now",
    "before": "before either change",
    "held": "held",
    "sentence": "With the drug on board a pinprick is rated {on_board:.1f} of 10; before either change, {on_board_before:.1f}. "
    "With the drug removed it is rated {removed:.1f}; before, {removed_before:.1f}.",
    "column level": "opioid on board (mg a day)",
    "column by level": "pinprick at that level (0 to 10)",
    "column stimulus": "stimulus (0 to 10)",
    "column by stimulus": "rating with the drug removed (0 to 10)",
}

WHICH_IS_IT = {
    "which": "Which case",
    "unit": "of {count}",
    "case": "Case {case}",
    "begins": "Case {case}. {said}",
}

SPREAD = {
    "dose": "Opioid, every day",
    "dose unit": "mg a day",
    "month": "Look at month",
    "month unit": "of {count}",
    "fan title": "Two thousand courses",
    "month axis": "Months on the opioid",
    "change axis": "Change of the rating since the start (points)",
    "change axis short": "Change since the start (points)",
    "band": "{percent} of 100",
    "middle": "the middle",
    "held": "held",
    "people title": "Who is better off, and who is worse?",
    "people axis": "People of 100",
    "better": "a point better",
    "same": "about the same",
    "worse": "a point worse",
    "sentence": "Of 100 simulated people, at month {month:.0f} on {dose:.0f} mg a day {better:.0f} are at least a point better off than at the start, {same:.0f} are about the same, "
    "and {worse:.0f} are at least a point worse off. In the middle the rating has changed by {middle:+.1f}.",
    "column month": "time (months)",
    "column percent": "change, {percent} of 100 are below (points)",
}
