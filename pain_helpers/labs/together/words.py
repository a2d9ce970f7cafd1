"""Every visible word of this topic's labs and pictures; a slider of the model takes its title and unit from its passport."""

from __future__ import annotations

from pain_helpers.labs.frame.words import RELAY

BOTH_DRUGS = RELAY | {
    "ketamine": "Ketamine: one infusion, as in the trial",
    "opioid": "An opioid, every day ({dose:.0f} mg)",
    "repair unit": "%",
    "quiet": "Repair 1: quiet the receptor",
    "restore": "Repair 2: restore the brake",
    "week": "Look at week",
    "week unit": "of {weeks}",
    "week axis": "Weeks",
    "handling axis": "Rating of everyday handling, 0 to 10",
    "now": "as it is",
    "removed": "drugs removed",
    "untreated": "nothing done",
    "held": "held",
    "sentence": "Pain is rated {first:.1f} of 10 at week 1 and {last:.1f} at week {weeks}; with the drugs removed, it would be {removed:.1f} then.",
    "state": "In week {week:.0f}: a rating of {rating:.1f}, sensitization at {sensitization:.0f} %, NMDA overactivity at {nmda:.0f} %, the chloride pump at {pump:.0f} %.",
    "column week": "time (weeks)",
    "column now": "rating as it is (0 to 10)",
    "column removed": "rating with the drugs removed (0 to 10)",
    "column held": "rating held (0 to 10)",
}

#: The panel that a case is saved and shared with.
SHARE = {
    "share": "Save or share",
    "share tip": "Show the case as a file and as a text",
    "share help": "This case as a text. Copy it to share it, or paste another one and take it up. Nothing leaves this machine by itself.",
    "text": "Case as text",
    "take": "Take up this text",
    "upload": "Load a file",
    "too long": "A scenario has at most {most} characters; this file is longer.",
    "file": "The case as a file",
    "data file": "The data (CSV)",
    "picture file": "The picture (PNG)",
    "picture later": "press the button twice for the picture as it is now",
}

CASE = SHARE | {
    "dose": "Opioid, every day",
    "dose unit": "mg a day",
    "infusions": "Ketamine infusions",
    "infusions unit": "in the year",
    "supports": "All supports",
    "supports unit": "of full",
    "both drugs": "Both drugs",
    "the drivers": "Both drugs, drivers eased",
    "scenario title": "A case from notebook 12",
    "too much": "This scenario holds more than this lab has controls for; it can be run with pain_helpers.model.simulate.",
    "year title": "The year",
    "month axis": "Months",
    "rating axis": "Rating of everyday handling, 0 to 10",
    "now": "as it is",
    "removed": "drugs removed",
    "untreated": "nothing done",
    "held": "held",
    "states title": "What has changed in the relay",
    "percent axis": "Percent",
    "before": "before",
    "after": "after a year",
    "state sensitization": "sensitization",
    "state overactivity": "NMDA overactivity",
    "state pump": "chloride pump",
    "state tone": "brake from the brain",
    "state tolerance": "tolerance",
    "sentence": "With nothing done, pain is rated {untreated:.1f} of 10 all year. As it is: {start:.1f} after a week, {month_1:.1f} after a "
    "month and {end:.1f} after the year; with the drugs removed it would be {removed:.1f} then.",
    "column month": "time (months)",
    "column now": "rating as it is (0 to 10)",
    "column removed": "rating with the drugs removed (0 to 10)",
    "column untreated": "rating with nothing done (0 to 10)",
    "column held": "rating held (0 to 10)",
}
