"""Every visible word of this topic's labs and pictures; a slider of the model takes its title and unit from its passport."""

from __future__ import annotations

_DOSE = {
    "dose unit": "mg a day, model's scale",
    "dose note": "as morphine by mouth; a scale for the model, not for people",
}

#: What the labs of all four mechanisms carry.
_LINE = (
    "A model, and no forecast for anyone. Shown: one of the strongly affected few, one in twenty of the model's people; thin line: most people. In the one trial against "
    "placebo, a month on an opioid left people no more sensitive. More of an opioid is also more risk to breathing, which is not drawn."
)

#: What the labs of all four mechanisms show.
MECHANISM = _DOSE | {
    "dose": "Opioid, every day",
    "weeks": "Look at week",
    "weeks unit": "of {weeks}",
    "slow title": "What builds up",
    "week axis": "Weeks on the opioid",
    "curve title": "What it does to pain",
    "before": "before any drug",
    "on drug": "drug on board",
    "removed": "drug taken away in thought",
    "most": "the same in one of most people",
    "held": "held",
    "column stimulus": "stimulus (0 to 10)",
    "column before": "before the drug (rating 0 to 10)",
    "column on drug": "model of one strongly affected: drug on board (rating 0 to 10)",
    "column removed": "model of one strongly affected: drug taken away in thought (rating 0 to 10)",
    "column most": "model of one of most people: drug taken away in thought (rating 0 to 10)",
    "column held": "model of one strongly affected: drug taken away in thought, held (rating 0 to 10)",
    "rating axis": "Pain rating, 0 to 10",
    "sentence": "One of the strongly affected few, in week {weeks:.0f} on {dose:.0f} mg a day of the model's scale: {said} "
    "A pinprick is rated {on_drug:.1f} of 10 with the drug on board. With it taken away in thought it is rated {removed:.1f}; in one of most people, {most:.1f}; before the drug, {before:.1f}.",
}

NMDA_MECHANISM = {
    "footer": f"{_LINE} With ketamine the risk is greater, and nobody gets it for so long; magnesium can build up where kidneys are weak.",
    "switch": "Mechanism 1 at work",
    "cell title": "In the wall of the second nerve",
    "outside": "outside",
    "inside": "inside the second nerve",
    "opioid": "opioid",
    "opioid receptor": "opioid receptor",
    "glutamate": "glutamate",
    "nmda receptor": "NMDA\nreceptor",
    "pkc": "an enzyme inside the cell",
    "current": "current\nthat excites",
    "overactivity": "NMDA overactivity",
    "ketamine": "Ketamine, never off",
    "ketamine unit": "times the trial's",
    "ketamine note": "a thought experiment: nobody gets ketamine for so long; where the drug is taken away in thought, ketamine is too",
    "ketamine here": "ketamine",
    "percent axis": "Percent of the most possible",
    "state": "NMDA overactivity is at {opioid_phosphorylation:.0f} %.",
}

RECEPTOR_SWITCH = {
    "footer": _LINE,
    "switch": "Mechanism 2 at work",
    "cell title": "In the ending of the first nerve",
    "opioid": "opioid",
    "receptors": "opioid receptors",
    "gi": "coupled to Gi\n(holds back)",
    "gs": "coupled to Gs\n(drives on)",
    "less": "less\nrelease",
    "more": "more\nrelease",
    "release": "glutamate released",
    "gs_share": "switched to Gs",
    "percent axis": "Percent of opioid receptors",
    "state": "{gs_share:.0f} % of the opioid receptors are switched.",
}

FLIP = _DOSE | {
    "share": "Receptors switched to Gs",
    "share unit": "%",
    "level": "Opioid on board",
    "title": "A pinprick, with the dose on board and with it taken away in thought",
    "share axis": "Opioid receptors switched from Gi to Gs (percent)",
    "rating axis": "Pain rating, 0 to 10",
    "with": "dose on board",
    "without": "dose taken away in thought",
    "reached": "as far as half a year brings the strongly affected of the model",
    "held": "held (on board)",
    "effect title": "What the dose does",
    "relief": "takes pain away",
    "harm": "adds pain",
    "points axis": "Points of 10",
    "turn": "turns\nhere",
    "relieves": "takes {points:.1f} points away",
    "hurts": "adds {points:.1f} points",
    "nothing": "changes next to nothing",
    "sentence": "With {share:.0f} % of the receptors switched, a pinprick is rated {with_dose:.1f} of 10 with the dose on board "
    "and {without:.1f} with it taken away in thought: the dose {does}. Its effect turns at {turn:.0f} % switched. "
    "Half a year switches at most {strongly:.0f} % in one of the strongly affected few of the model, and {most:.0f} % in one of most people.",
    "footer": "A what-if on a model, for the least sure of the four mechanisms. In people such a switch has not been shown. It says nothing of what any dose would do to you; more is also more risk to breathing.",
    "column share": "receptors switched (percent)",
    "column with": "rating with the dose on board (0 to 10)",
    "column without": "rating with the dose taken away in thought (0 to 10)",
    "column held": "rating with the dose on board, held (0 to 10)",
}

BATTERY = {
    "gaba": "GABA released",
    "cell title": "In the wall of the second nerve",
    "outside": "outside",
    "inside": "inside the second nerve",
    "chloride": "chloride",
    "pumps": "chloride pumps",
    "gaba receptor": "GABA receptor",
    "voltage title": "What GABA pulls toward",
    "voltage axis": "Voltage (mV)",
    "pump axis": "Chloride pump (percent)",
    "rest": "rest",
    "firing": "it fires",
    "rating title": "What GABA still does",
    "rating axis": "Rating of a pinprick, 0 to 10",
    "gaba axis": "GABA released (percent)",
    "now": "now",
    "healthy": "healthy pump",
    "held": "held",
    "sentence": "With the pump at {pump:.0f} %, GABA pulls the second nerve toward {reversal:.0f} mV, and the battery is at {charge:.0f} %. "
    "A pinprick is rated {rating:.1f} of 10 with GABA at {gaba:.0f} %; with no GABA at all, {without:.1f}.",
    "column gaba": "GABA released (% of healthy)",
    "column now": "rating now (0 to 10)",
    "column healthy": "rating with a healthy pump (0 to 10)",
    "column held": "rating held (0 to 10)",
}

MICROGLIA = {
    "footer": f"{_LINE} In people on opioids, a drug that quiets microglia changed nothing; for diet nothing is shown.",
    "switch": "Mechanism 3 at work",
    "cell title": "Beside the second nerve",
    "inside": "inside the second nerve",
    "opioid": "opioid",
    "microglia": "microglia",
    "pumps": "chloride pumps",
    "chloride": "chloride",
    "roused": "microglia, roused",
    "pump": "chloride pump left",
    "percent axis": "Percent",
    "state": "microglia are roused to {opioid_microglia:.0f} %, and the chloride pump is at {pumps_left:.0f} % of healthy.",
}

HORMONE = {
    "footer": f"{_LINE} In trials, testosterone did not change reported pain. A serotonin drug can clash with some opioids.",
    "switch": "Mechanism 4 at work",
    "cell title": "The chain, step by step",
    "step opioid": "opioid receptors held",
    "step hormones": "sex hormones",
    "step tone": "serotonin and so on",
    "step brake": "brake from the brain",
    "step pain": "pinprick, in thought",
    "sure hormones": "well shown in men,\nmixed in women",
    "sure tone": "a link in monkeys;\nnot the only source",
    "sure brake": "holds back, and\nalso lets through",
    "sure pain": "a guess: never\ntested as a chain",
    "hormones": "sex hormones",
    "tone": "serotonin and so on",
    "percent axis": "Percent",
    "state": "sex hormones are at {sex_hormones:.0f} % of healthy, serotonin and norepinephrine at {monoamine_tone:.0f} %.",
}

HORMONE_LINKS = {
    "hormones": "Sex hormones",
    "hormones unit": "× healthy",
    "hanging": "Share of serotonin that hangs on them",
    "hanging unit": "%",
    "hanging note": "{model:.0f} % in the model; nobody knows it in people",
    "hormone axis": "Sex hormones (percent of healthy)",
    "tone title": "1  Hormones to serotonin",
    "tone sure": "measured in a few animals",
    "tone axis": "Serotonin and norepinephrine (percent)",
    "brake title": "2  To the brake from the brain",
    "brake sure": "true, and only half of the story",
    "brake axis": "What it holds back (percent of healthy)",
    "rating title": "3  To pain",
    "rating sure": "as in notebook 01",
    "rating axis": "Rating of a pinprick, 0 to 10",
    "held": "diamonds: held",
    "sentence": "With sex hormones at {hormones:.0f} % and {hanging:.0f} % of serotonin hanging on them, serotonin and norepinephrine are at {tone:.0f} %, "
    "the brake from the brain is at {brake:.0f} %, and a pinprick is rated {rating:.1f} of 10.",
    "column hormones": "sex hormones (% of healthy)",
    "column tone": "serotonin and norepinephrine (% of healthy)",
    "column brake": "brake from the brain (% of healthy)",
    "column rating": "rating (0 to 10)",
}
