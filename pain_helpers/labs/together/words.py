"""Every visible word of this topic's labs and pictures; a slider of the model takes its title and unit from its passport."""

from __future__ import annotations

from pain_helpers.labs.frame.words import RELAY

#: What both labs carry: what was found in people, and what none of it is.
_FOUND = "In trials of people, opioids were 0.7 points better than placebo at 3 to 6 months, and 12 weeks after ketamine no clear difference was left."
_EVER = "Never having had it is not the same as stopping, and this is a model and never a plan: no one should change a medicine because of it."

#: Who is shown in both labs.
WHO = {
    "strongly": "One of the strongly affected few (one in twenty of the model's people)",
    "strongly note": "off shows one of most people",
    "who most": "Shown: one of most people in the model.",
    "who strongly": "Shown: one of the strongly affected few, one in twenty\nof the model's people. No test tells who that is.",
    "says most": "One of most people in the model.",
    "says strongly": "One of the strongly affected few, one in twenty of the model's people; no test tells who that is.",
    "now": "as it is",
    "removed": "drugs taken away in thought",
    "untreated": "none of it, ever",
    "held": "held",
}

BOTH_DRUGS = (
    RELAY
    | WHO
    | {
        "ketamine": "Ketamine: one infusion, as in the trial",
        "opioid": "An opioid, every day (one amount for all)",
        "repair unit": "%",
        "quiet": "A thought: quiet the receptor",
        "restore": "A thought: restore the brake",
        "repair note": "no treatment is known to do this",
        "week": "Look at week",
        "week unit": "of {weeks}",
        "week axis": "Weeks",
        "handling axis": "Rating of everyday handling, 0 to 10",
        "no treatment": "A thought: no treatment does such a repair.",
        "footer": f"Hope and harms are left out; both drugs together can slow the breathing dangerously. {_FOUND} {_EVER}",
        "sentence": "Pain is rated {first:.1f} of 10 at week 1 and {last:.1f} at week {weeks}; with the drugs taken away in thought it would be {removed:.1f} then, and with none of it, ever, {untreated:.1f}.",
        "repaired": "The repair is a thought: no treatment is known to do this.",
        "state": "In week {week:.0f}: a rating of {rating:.1f}, sensitization at {sensitization:.0f} %, NMDA overactivity at {nmda:.0f} %, the chloride pump at {pump:.0f} %.",
        "column week": "time (weeks)",
        "column now": "rating as it is (0 to 10)",
        "column removed": "rating with the drugs taken away in thought (0 to 10)",
        "column held": "rating held (0 to 10)",
    }
)

#: The panel that a case is saved and shared with.
SHARE = {
    "share": "Save or share",
    "share tip": "Show the case as a file and as a text",
    "share help": "This case as a text. Copy it to share it, or paste another one and take it up. Nothing leaves this machine by itself.",
    "text": "Case as text",
    "take": "Take up this text",
    "upload": "Load a file",
    "file": "The case as a file",
    "data file": "The data (CSV)",
    "picture file": "The picture (PNG)",
    "picture later": "press the button twice for the picture as it is now",
}

CASE = (
    SHARE
    | WHO
    | {
        "opioid": "An opioid, every day (one amount for all)",
        "ketamine": "Ketamine: one infusion, as in the trial",
        "supports": "A program of all supports",
        "supports unit": "1 is as in trials",
        "supports note": "1 takes about half a point, as trials of such programs found in back pain",
        "both drugs": "Both drugs",
        "the drivers": "Both drugs, drivers eased",
        "scenario title": "A case from notebook 12: a model, and no plan for a person",
        "too much": "This scenario holds more than this lab has controls for; it can be run with pain_helpers.model.simulate.",
        "earlier": "This case is from an earlier version of this lab, with months of 28 days, and would not be the same here: build it anew with the sliders.",
        "too much support": "This case has more support than trials found supports to do together, and this lab no longer shows that: build it anew with the sliders.",
        "year title": "The year",
        "month axis": "Months",
        "rating axis": "Rating of everyday handling, 0 to 10",
        "footer": f"Hope and harms are left out; both drugs together can slow the breathing dangerously. What several treatments do together was not tested. {_FOUND} {_EVER}",
        "states title": "What has changed in the relay",
        "percent axis": "Percent",
        "before": "before",
        "after": "after a year",
        "state sensitization": "sensitization",
        "state overactivity": "NMDA overactivity",
        "state pump": "chloride pump",
        "state tone": "brake from the brain",
        "state tolerance": "tolerance",
        "sentence": "With none of it, ever, pain is rated {untreated:.1f} of 10 all year. As it is: {start:.1f} after a week, {month_1:.1f} after a "
        "month and {end:.1f} after the year; with the drugs taken away in thought it would be {removed:.1f} then.",
        "changed": "In the relay, from before to after the year, in percent: {each}.",
        "unchanged": "In the relay, the year changes nothing by a percent: {each}.",
        "each changed": "{name} {before:.0f} to {after:.0f}",
        "each unchanged": "{name} {after:.0f}",
        "column month": "time (months)",
        "column now": "rating as it is (0 to 10)",
        "column removed": "rating with the drugs taken away in thought (0 to 10)",
        "models": "what treatment changes, in 80 of 100 other models",
        "models say": "In 80 of 100 models that fit the same studies, what is done changes this pain to {low:.1f} to {high:.1f} by the end.",
        "column models low": "10 % of models lie below (0 to 10)",
        "column models high": "90 % of models lie below (0 to 10)",
        "column untreated": "rating with none of it, ever (0 to 10)",
        "column held": "rating held (0 to 10)",
    }
)
