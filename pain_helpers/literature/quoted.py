"""What the course quotes of each study, in numbers: one study, one statement.

A number in a lesson's text (``<!-- source: 67 = ferraro_2025 -->``) or in the
verdict on a claim stands here once, with what it counts. Texts may round it, and
a test refuses every other number. So a study cannot be given as 67 trials in
one notebook and as 66 in the next. Whether the number is what the study says
no test can tell: for that, read the study.
"""

from __future__ import annotations

#: By reference, what was counted or measured, and the number as published.
QUOTED: dict[str, dict[str, str]] = {
    # Who is told, and what being turned up is.
    "kalinowski_2020": {"women asked": "154"},
    "schuttert_2021": {"studies": "34", "measures they used": "20"},
    "enthoven_2016": {"points of 10 by anti-inflammatory drugs": "0.33"},
    # Ketamine and magnesium.
    "sigtermans_trial_2009": {
        "people": "60",
        "first week": "1",
        "rating then, ketamine": "2.68",
        "rating then, placebo": "5.45",
        "last week": "12",
        "P then": "0.07",
        "P then, times in 100": "7",
        "difference then, derived by us": "1.3",
        "mind-altering effects, % on ketamine": "76",
        "mind-altering effects, % on placebo": "18",
    },
    "dahan_2011": {"days to half": "11", "responders on ketamine, %": "67", "responders on placebo, %": "23"},
    "ferraro_2025": {"trials": "67", "points of 10 just after infusions": "1.58"},
    "orhurhu_2019": {"trials": "7", "points of 10 up to two weeks after": "1.83"},
    "cohen_2018": {"weeks with moderate evidence in CRPS": "12"},
    "goldberg_2010": {"people": "16"},
    "goldberg_2011": {"people": "16"},
    "zhao_2018": {"studies of relief at once": "9", "clear relief at once, %": "69", "responders, %": "58"},
    "noppers_2011": {"days between infusions": "16"},
    "cotter_2021": {"cases": "14"},
    "colina_2023": {"people": "101"},
    "winstock_2012": {"people": "1285", "with urinary symptoms, %": "27"},
    "corriger_2022": {"people": "256", "people who answered after a year": "93"},
    "mikkelsen_1999": {"volunteers": "25"},
    "williams_2018": {"people": "12"},
    "brewer_2001": {"rise around the brain, %": "0"},
    "fuchs_buder_1997": {"rise around the brain, %": "19"},
    "song_2011": {"people": "90"},
    # Opioids: what they do at their sites, and against pain.
    "vaughan_1999": {"less GABA released, %": "53"},
    "goldfarb_1990": {
        "beta-endorphin before, pmol/L": "4.3",
        "beta-endorphin after, pmol/L": "21.9",
        "effort at which it rose, %": "80",
        "effort at which it did not, %": "60",
    },
    "harris_2007": {"people with fibromyalgia, and others": "17"},
    "busse_2018": {
        "points of 10 against placebo": "0.69",
        "months, from": "3",
        "months, to": "6",
        "more who gained a point, of 100": "11.9",
    },
    "krebs_2018": {
        "people": "240",
        "rating after a year, opioids": "4.0",
        "rating after a year, other medicines": "3.5",
        "points of 10 between them": "0.5",
    },
    "morasco_2020": {"people": "517", "with a raise, %": "19.5", "with a raise and relief that mattered, %": "3"},
    "bialas_2020": {"finished, of 100": "31"},
    "saidi_2018": {"stopped, of 100": "60", "clearly less pain, of 100 who stayed": "20"},
    "niesters_2010": {
        "relief by pump, standard deviations": "0.36",
        "studies with a pump": "11",
        "clinical studies": "25",
    },
    # More pain by opioids, and by what.
    "hay_2009": {
        "seconds in cold, from": "18",
        "seconds in cold, to": "20",
        "seconds in cold, others": "31",
        "share of the others' time, %": "60",
    },
    "higgins_2019": {"studies": "26"},
    "trostheim_2024": {"studies": "39"},
    "fletcher_2014": {
        "trials": "27",
        "people": "1494",
        "points of 100 at one hour": "9.4",
        "points of 100 at a day": "3",
    },
    "athanasos_2006": {"people": "18", "longer in cold, %": "23"},
    "dyer_1999": {"people": "18"},
    "cepeda_2002": {"people": "166"},
    "cepeda_2004": {"people": "265"},
    "webster_2006": {"people": "719"},
    "pereira_2015": {"volunteers with soreness back": "4", "volunteers": "12"},
    "springborg_2020": {"people": "38"},
    "ferrini_2013": {"days to hyperalgesia, from": "6", "days to hyperalgesia, to": "8"},
    "arout_2019": {"people": "20"},
    "de_vries_2020": {"men with low testosterone, %": "63"},
    "daniell_2008": {"hormones lower in women, %, from": "48", "hormones lower in women, %, to": "57"},
    "roberts_2002": {"testosterone left, %": "52", "weeks": "12"},
    "basaria_2015": {"weeks": "14"},
    "glintborg_2020": {"weeks": "24"},
    # Lowering an opioid, changing it, and supports.
    "agnoli_correction_2022": {"overdoses, times": "1.28", "mental health crises, times": "1.74"},
    "mcpherson_2018": {"people": "551"},
    "sandhu_2023": {"people": "608", "came off, %": "29", "came off without support, %": "7"},
    "sullivan_2017": {"people": "35"},
    "wang_2011": {"people": "35", "months to normal": "6"},
    "goesling_2019": {"people": "49"},
    "quigley_2004": {"reports without comparison": "52"},
    "powell_2021": {"studies": "22", "people": "1616"},
    "kamper_2015": {"points of 10 against usual care": "0.5"},
    "lee_2016": {"points of 10": "1.13"},
    "vickers_2012": {"standard deviations, from": "0.15", "standard deviations, to": "0.23"},
    "schrimpf_2015": {"standard deviations": "0.62"},
    "sultan_2008": {"people treated for one more with half relief": "5.9"},
}
