"""The claims that the course teaches, and what research says to each.

Most are claims of the article that prompted the course, in our words. Those
whose id starts with L are claims that a lesson makes of its own. The verdict
says how sure a claim is, in plain sentences, with its sources.
"""

from __future__ import annotations

from dataclasses import dataclass

from .references import REFERENCES, STUDIED, Reference

#: How sure a claim is, and what that grade means.
GRADES = {
    "strong": "textbook knowledge, or found again and again in people",
    "partial": "true in part, or studies in people disagree",
    "preclinical": "shown in animals or cells; not shown, or not found, in people",
    "simplified": "useful, but science describes it differently; you get both",
}

#: What a strong claim stands on, and which kind of source it then needs. Work in animals or cells is none of these:
#: however good, alone it is preclinical. Only a lesson's claim about the model can be counted.
GROUNDS = {
    "textbook": ("textbook knowledge", "reviews"),
    "people": ("found again and again in people", "people"),
    "count": ("anyone can count it in this course", None),
}


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim. ``notebooks`` are the numbers of those that own it: ``"00"``, or ``"00 02"``.

    ``ground`` is what a strong claim stands on, a key of :data:`GROUNDS`; other grades have none.
    ``name`` is a short one, for a claim that more than one notebook owns: only its first shows it in full.
    """

    id: str
    notebooks: str
    says: str
    grade: str
    verdict: str
    sources: tuple[str, ...]
    ground: str = ""
    name: str = ""

    def __post_init__(self) -> None:
        if self.grade not in GRADES:
            raise ValueError(f"Claim {self.id}: grade must be one of {', '.join(GRADES)}, not {self.grade!r}.")
        missing = [key for key in self.sources if key not in REFERENCES]
        if missing or not self.sources:
            raise ValueError(f"Claim {self.id} needs sources from the bibliography; {missing} are not in it.")
        self._check_ground()

    def _check_ground(self) -> None:
        """Refuse a strong claim that does not say what it stands on, or whose sources are of another kind."""
        if (self.grade == "strong") != (self.ground in GROUNDS):
            raise ValueError(
                f"Claim {self.id} is {self.grade} with the ground {self.ground!r}: a strong claim, and no other, has one "
                f"of {', '.join(GROUNDS)}. If it stands on animals or cells alone, grade it preclinical."
            )
        if self.ground == "count" and not self.id.startswith("L"):
            raise ValueError(f"Claim {self.id} is the article's, and nothing of it can be counted in this course.")
        needed = GROUNDS[self.ground][1] if self.ground else None
        if needed and not any(STUDIED.get(key) == needed for key in self.sources):
            raise ValueError(
                f"Claim {self.id} is strong by {self.ground}, and none of its sources stands among the {needed} of "
                "STUDIED in references.py. Add one, or change the grade."
            )

    @property
    def source(self) -> str:
        """Who makes the claim: the article, or the lesson itself."""
        return "This lesson" if self.id.startswith("L") else "The article"

    @property
    def meaning(self) -> str:
        """What the grade means; of a strong claim, the ground that holds for it."""
        return GROUNDS[self.ground][0] if self.ground else GRADES[self.grade]

    @property
    def references(self) -> list[Reference]:
        """The sources as entries of the bibliography."""
        return [REFERENCES[key] for key in self.sources]


def _claims(*rows: Claim) -> dict[str, Claim]:
    return {row.id: row for row in rows}


#: What compared how sensitive people on opioids are, on both sides of the question; cited together.
SENSITIVITY_ON_OPIOIDS = (
    "hay_2009", "ram_2008", "reznikov_2005", "chen_2009", "zhang_2015", "hooten_2015", "chu_2012",
)  # fmt: skip

CLAIMS = _claims(
    Claim(
        "A1",
        "00",
        "People are seldom told how these drugs work or why they stop working, and knowing it makes for a better talk with one's clinician.",
        "partial",
        "In an online survey, 154 women who had been prescribed opioids said that they had been taught too little about side effects. "
        "The women who answered may not be typical, and they were not asked about mechanisms. "
        "We found no study of whether knowing these mechanisms makes the talk go better.",
        ("kalinowski_2020",),
    ),
    Claim(
        "A2",
        "00 02",
        "Ketamine and opioids both act on a nervous system that is turned up, so that more signal passes and harmless things hurt (central sensitization).",
        "partial",
        "In people the signs fit: many with chronic pain feel touch or a mild stimulus as pain. "
        "The change in the cells of the cord was watched mostly in animals, and it cannot be measured directly in a living person: a review on back pain found 20 ways of estimating it. "
        "So how often it is at work is contested. Both drugs act on this relay, and elsewhere too.",
        ("latremoliere_woolf_2009", "woolf_2011", "schuttert_2021"),
        name="Both drugs and turned-up nerves",
    ),
    Claim(
        "B1",
        "01",
        "The dorsal horn of the spinal cord is the relay where the first nerve meets the second.",
        "strong",
        "This is textbook anatomy. "
        "What the drawing leaves out is that most cells there stand in between: local cells far outnumber those that send the signal on.",
        ("todd_2010", "basbaum_2009"),
        ground="textbook",
    ),
    Claim(
        "B2",
        "01",
        "The first nerve releases two messengers that excite: glutamate and substance P.",
        "strong",
        "This is textbook physiology. Glutamate is the main one. Only some pain fibers hold substance P, and there are other messengers too.",
        ("basbaum_2009", "todd_2010"),
        ground="textbook",
    ),
    Claim(
        "B3",
        "01",
        "The second nerve takes the signal up through NMDA receptors and passes it on toward the brain.",
        "simplified",
        "Most of the fast signal goes through another receptor, AMPA. "
        "In rats, blocking AMPA weakened the response of such cells step by step, while blocking NMDA did little to it. "
        "Substance P acts on a third receptor, NK1: about two in three of the cells that send the signal on responded to it.",
        ("seagrove_2004", "yasaka_2009", "luz_2014"),
    ),
    Claim(
        "L1",
        "01",
        "A train of quick, equal stimuli feels stronger and stronger (wind-up), and blocking NMDA takes that away more than the first response.",
        "partial",
        "In rats, blocking NMDA cut wind-up and did little to the first responses. In six volunteers, a low dose of ketamine did the same, "
        "for a reflex and for the pain felt. It does not occur in every kind of cell.",
        ("dickenson_sullivan_1987", "guirimand_2000", "seagrove_2004"),
    ),
    Claim(
        "B4",
        "01",
        "Inhibitory interneurons release GABA and hold part of the signal back: the built-in volume control.",
        "simplified",
        "The local brake is real. But there are two: the local cells, and a control that comes down from the brainstem. "
        "That one can turn pain down or up, and acts partly through the local cells. "
        "In indirect tests of it, people with chronic pain hold back less than others, on average.",
        ("todd_2010", "heinricher_2009", "francois_2017", "lewis_2012"),
    ),
    Claim(
        "L2",
        "01",
        "Touch eases pain by working the brake, and when the brake is weak, touch can hurt.",
        "preclinical",
        "In the spinal cord of rodents, touch fibers were found to inhibit the cells that send danger signals on. "
        "When inhibition fails there, such cells begin to respond to touch. "
        "That the same happens in people is likely, and has not been seen directly. "
        "The theory of 1965 was wrong in details, and right that the cord can hold signals back.",
        ("luz_2014", "keller_2007", "melzack_wall_1965", "mendell_2014"),
    ),
    Claim(
        "B5",
        "02",
        "In chronic pain the interneurons underperform, the NMDA receptor is overactive, and more of the signal gets through.",
        "preclinical",
        "Seen in rodents, after a nerve was hurt or a paw inflamed: the brake fails as chloride gathers in these cells, and NMDA receptors answer more. "
        "Slices of human cord, given the messenger that does this in rodents (BDNF), changed in the same direction. "
        "In a living person the cells cannot be watched.",
        ("latremoliere_woolf_2009", "woolf_2011", "coull_2003", "keller_2007", "dedek_2019"),
    ),
    Claim(
        "B6",
        "02",
        "So touch hurts (allodynia), and mild pain is severe (hyperalgesia).",
        "partial",
        "Both are found in many people with chronic pain, and volunteers can be given both for a while. "
        "In one study, women with fibromyalgia felt pain at less pressure than healthy women, away from their sore points too. "
        "That a turned-up cord does it is inferred: in rats, cells that send danger signals on begin to respond to touch when inhibition is gone.",
        ("woolf_2011", "lautenbacher_1994", "keller_2007", "latremoliere_woolf_2009"),
    ),
    Claim(
        "L3",
        "02",
        "Wind-up grows with the rate of the repeats, and is stronger in some people with chronic pain.",
        "partial",
        "Repeats need to come about every three seconds or faster to sum up in people. In one study of heat pulses, people with fibromyalgia "
        "summed up more than others did. Some runs in the same study wound down instead of up.",
        ("staud_2014", "guirimand_2000", "dickenson_sullivan_1987"),
    ),
    Claim(
        "A3",
        "02",
        "Central sensitization makes chronic pain a different thing from acute pain; drugs aimed at the site of injury then fall short.",
        "partial",
        "That it can take part is well supported. That it marks nearly every chronic pain is contested. It cannot be measured directly in a person: "
        "34 studies of back pain used 20 measures of it.",
        ("schuttert_2021", "woolf_2011", "nijs_2021"),
    ),
    Claim(
        "C6",
        "03",
        "Magnesium blocks the same receptor far more gently: part of a plan, not a rescue.",
        "partial",
        "The grade is for the shared pore; the behavior differs. "
        'So "gently" is not the word: magnesium lets go when it matters. Into a vein it raised magnesium in people\'s spinal fluid by 0 to 19 %.',
        ("jahr_stevens_1990", "sharma_stevens_1996", "gilling_2009", "brewer_2001", "fuchs_buder_1997"),
    ),
    Claim(
        "H5",
        "03 11",
        "Is there a natural equivalent to ketamine? Magnesium works at the same receptor, more gently.",
        "partial",
        "No natural equivalent is known; the grade is for the shared pore. "
        "Of nine trials in chronic pain, one, in back pain with nerve involvement, found less pain six months later. Two in CRPS were among the others. "
        "The one trial has not been repeated, and taken together the results are unclear.",
        ("park_2020", "yousef_2013", "gilling_2009"),
        name="Magnesium and the same receptor",
    ),
    Claim(
        "C1",
        "03",
        "Ketamine blocks the NMDA receptor of the second nerve, so that glutamate cannot cross; relief can be fast and large.",
        "simplified",
        "Glutamate still crosses: AMPA receptors carry the plain signal. In volunteers, low doses left the threshold for a single stimulus as it was and "
        "cut wind-up. How much of the channel such a dose blocks is not settled: about half, or about a tenth if magnesium competes with it.",
        ("guirimand_2000", "hughes_2002", "yasaka_2009", "gilling_2009", "gideons_2014"),
    ),
    Claim(
        "C4",
        "03",
        "Dissociation, sedation, nausea and distorted perception come with the dose itself, so it cannot be a daily medicine.",
        "strong",
        "In a trial of long infusions in CRPS, 76 % had mind-altering effects on ketamine and 18 % on placebo. "
        "In volunteers, relief of pressure pain and altered perception had one half-way level. "
        "Does dissociation itself relieve pain? Experts disagree: in a supervised study, a sedative reduced it and left the relief (nothing to combine yourself). "
        "The grade is for the side effects; other harms and thin long-term evidence also speak against daily use.",
        ("sigtermans_trial_2009", "olofsen_2022", "gitlin_2020"),
        ground="people",
    ),
    Claim(
        "C5",
        "03",
        "The correction is temporary: what drove the receptor into overdrive is still there when the drug is gone.",
        "partial",
        "In the trial of 60 people, ketamine did better at week 1. At week 12 the difference was no longer significant (P = 0.07). Function had not improved. An analysis of that trial had the effect half gone in about 11 days. "
        "The grade is for the fading; the cause that the article gives is plausible and untested.",
        ("sigtermans_trial_2009", "dahan_2011"),
    ),
    Claim(
        "C2",
        "03",
        "In chronic pain, ketamine is kept for the most severe conditions, complex regional pain syndrome (CRPS) among them.",
        "partial",
        "CRPS has the best trials; a review of 2015 found none of high quality. US guidelines of 2018 found moderate evidence there for up to 12 weeks, and elsewhere none beyond the short term. "
        "A Cochrane review of 2025, with 67 trials of such drugs in chronic pain, found no clear benefit overall, with very low certainty. "
        "That ketamine is kept for the most severe cases no longer describes practice.",
        ("cohen_2018", "connolly_2015", "ferraro_2025", "sigtermans_trial_2009"),
    ),
    Claim(
        "L149",
        "03",
        "Ketamine given again and again can harm the liver and the bladder; how often is not known.",
        "partial",
        "Three of six people with CRPS had liver injury with two long infusions 16 days apart. US authorities gathered 14 cases of raised liver values with repeated, supervised ketamine. "
        "In one hospital, 101 people had no change that mattered after days of it. "
        "Of 1285 people who used it as a street drug, 27 % had urinary symptoms; amounts differ from those in clinics. "
        "Few studies of pain looked beyond three months.",
        ("noppers_2011", "cotter_2021", "colina_2023", "winstock_2012", "niesters_2014", "corriger_2022"),
    ),
    Claim(
        "L150",
        "03",
        "Ketamine acts on more than the NMDA receptor.",
        "partial",
        "In 25 volunteers, a blocker of opioid receptors left what ketamine did to the soreness around a burn as it was. "
        "In 12 people with depression, such a blocker took much of the lift in mood, and none of the dissociation. "
        "A review names descending control and inflammation as other places where it may act. How much of the relief in chronic pain these bring is not known.",
        ("mikkelsen_1999", "williams_2018", "niesters_2014"),
    ),
    Claim(
        "C3",
        "04",
        "Ketamine helps only pain driven by NMDA overactivity with weak inhibition; inflammation, structural, emotional and hormonal drivers are untouched.",
        "partial",
        "That people respond very differently is shown. That a profile of drivers decides it is plausible, and no study has shown it. "
        '"Untouched" is too strong as well: in burned skin, ketamine eased the soreness of the injury itself.',
        ("goldberg_2010", "dahan_2011", "ilkjaer_1996"),
    ),
    Claim(
        "L4",
        "04",
        "The level of ketamine in the blood does not tell who will respond.",
        "partial",
        "In 16 people with CRPS on a five-day infusion, those who responded and those who did not had the same levels. The group is small, and no other study of it was found.",
        ("goldberg_2011",),
    ),
    Claim(
        "H2",
        "04",
        "Why does ketamine work for some and not for others? Because the drivers of their pain differ.",
        "partial",
        "It is a good candidate for an answer, not a proven one. In 16 people, about a third had little or no change in their worst pain. "
        "A review pooled trials and cohorts, each against its own start: in 9 studies, 69 % had clear relief at once. "
        "Expectation, the natural ups and downs of pain, and the way a study is made add to such numbers.",
        ("goldberg_2010", "goldberg_2011", "zhao_2018"),
    ),
    Claim(
        "D6",
        "00 05",
        "To explain what opioids do is to take the side of physiology, not a side against opioids.",
        "partial",
        "That is a stance, and no study can grade it. The grade is for the facts beside it, which are mixed. "
        "In trials of at least three months, opioids relieved chronic pain by 0.69 of 10 points more than placebo. "
        "In a trial of one year, in back, hip and knee pain, people did no better with opioids than with other medicines. "
        "An average cannot tell what a medicine does for one person.",
        ("busse_2018", "krebs_2018"),
        name="To explain is not to oppose",
    ),
    Claim(
        "F6",
        "00 11",
        "None of this says that the drugs should simply be stopped.",
        "strong",
        "Stopping an opioid suddenly can bring people withdrawal, uncontrolled pain and deep distress. "
        "In a large cohort, overdoses (1.28 times) and mental health crises (1.74 times, both as corrected) were more frequent after a reduction; in another the added risk was small. "
        "Neither can show the cause. By itself it is no reason to break off a slow reduction that was agreed on. "
        "If that feels too hard, tell the prescriber soon; it can pause.",
        ("fda_2019", "agnoli_2021", "agnoli_correction_2022", "larochelle_2022"),
        ground="people",
        name="None of this means: stop",
    ),
    Claim(
        "E6",
        "06 10",
        "Tolerance and opioid-induced hyperalgesia are two things that look alike from outside and call for different responses.",
        "strong",
        "In groups of people the two can be told apart: a month of morphine brought tolerance and no hyperalgesia. "
        "Tolerance: the drug takes less away, and more of it brings the effect back for a time, with more risk to breathing. "
        "Hyperalgesia: more is felt, and more drug can add to it. They usually come mixed; in rats, part of what looks like tolerance is hyperalgesia. "
        "That answering the two differently helps is untested.",
        ("angst_clark_2006", "chu_2012", "vanderah_2001"),
        ground="people",
        name="Tolerance and hyperalgesia are two",
    ),
    Claim(
        "D1",
        "05",
        "Opioid receptors sit at three sites in the relay: the first nerve, the second nerve and the inhibitory interneuron.",
        "strong",
        "The first two are textbook. Cells of the brake have them too, in the cord and in the brainstem. What they do there: see the last box.",
        ("corder_2018", "moy_2020", "heinke_2011", "marker_2005", "kerchner_zhuo_2002"),
        ground="textbook",
    ),
    Claim(
        "D2",
        "05",
        "On the first nerve, opioids cut the release of glutamate and substance P.",
        "strong",
        "This is textbook pharmacology: opioids close the calcium channels that release needs. "
        "About half of the human sensory cells tested had working receptors. Release was seen to fall in rats. "
        "But doses that relieved their pain, given to the whole body, were too small to show it. So how much of the usual relief comes from here is open.",
        ("corder_2018", "moy_2020", "heinke_2011", "kondo_2005"),
        ground="textbook",
    ),
    Claim(
        "D3",
        "05",
        "On the second nerve, opioids cut how strongly it responds.",
        "strong",
        "This is textbook pharmacology: opioids open potassium channels, which let positive charge out, so the cell is harder to excite. "
        "How much it adds to relief in people was not measured. "
        "In mice without these channels, an opioid in the spinal cord relieved less at a high dose, but not at a low one. "
        "So at low doses given there, the first nerve seems to be enough.",
        ("corder_2018", "marker_2005"),
        ground="textbook",
    ),
    Claim(
        "D4",
        "05",
        "On the inhibitory interneurons, opioids strengthen inhibition.",
        "simplified",
        "More inhibition is right; the wiring is not. Opioids quiet GABA cells. In slices of the rat's brainstem, they cut the release of GABA by 53 %, which sets free the control that comes down to the cord. Blocking that step in rats blocks relief. In the cord itself, opioids reduce the release of GABA.",
        ("vaughan_1999", "depaulis_1987", "kerchner_zhuo_2002"),
    ),
    Claim(
        "D5",
        "05",
        "The body's own endorphins and enkephalins do the same, more gently; for acute pain the mechanism is apt.",
        "partial",
        "The body's own opioids, at the same receptors, are textbook. After hard exercise, beta-endorphin in the blood rose from about 4 to 22 pmol/L (not after moderate); the cord need not have the same. "
        '"Apt" holds for surgery and severe injury: after operations, about one person in three had half relief from injected morphine and would not have had it from placebo. '
        "In acute back and neck pain, an opioid did no better than placebo.",
        ("basbaum_2009", "goldfarb_1990", "mcquay_1999", "cdc_2022", "jones_2023"),
    ),
    Claim(
        "L147",
        "05",
        "Opioids are expected to help less where altered processing makes the pain (nociplastic pain).",
        "partial",
        "Specialists expect it, and trials are missing. A Cochrane review of 2016 found no trial of oxycodone in fibromyalgia that lasted eight weeks; another review found none that showed relief by the usual opioids. "
        "In 17 people with fibromyalgia, fewer opioid receptors were free in parts of the brain than in 17 others. It may be that the body's own opioids hold them. None of it says what a medicine does for one person.",
        ("fitzcharles_2021", "gaskell_2016", "goldenberg_2016", "harris_2007"),
    ),
    Claim(
        "L51",
        "05",
        "The first nerve and the brake do most; the second nerve adds more at high amounts than at low ones.",
        "preclinical",
        "Work in mice says so of the first and second nerve. How the three sites compare in people is not known. "
        "The sizes in the lab were chosen so that all three together relieve about as much as trials found.",
        ("marker_2005", "heinke_2011"),
    ),
    Claim(
        "E3",
        "08",
        "Opioids rouse microglia, which release pro-inflammatory signals and make pain neurons more excitable.",
        "preclinical",
        "Strong in rats and mice: roused microglia release BDNF, chloride pumps are lost, and hyperalgesia follows after 6 to 8 days. "
        "Putting chloride right left tolerance as it was; blocking a cytokine weakened both. "
        "Minocycline, which quiets microglia, changed nothing in 20 people on opioids, and relieved sciatica a little.",
        (
            "ferrini_2013",
            "ferrini_2017",
            "johnston_2004",
            "arout_2019",
            "vanelderen_2015",
        ),
    ),
    Claim(
        "L145",
        "08",
        "The third mechanism may start at TLR4 on microglia, or at opioid receptors on pain fibers.",
        "preclinical",
        "Disputed. Mice without working TLR4 became as tolerant and hyperalgesic as others. In one study, mice without mu receptors on pain fibers became neither, and their microglia had none. "
        "In another, with most of them gone from such fibers, tolerance came as usual. With no mu receptors at all, two laboratories saw no hyperalgesia; a third, which blocked them with a drug, did. "
        "We found no test of it in people.",
        ("mattioli_2014", "corder_2017", "weibel_2013", "roeckel_2017", "swartjes_2012"),
    ),
    Claim(
        "L81",
        "08",
        "When the chloride pump fails, GABA stops holding the second nerve back.",
        "preclinical",
        "In slices of rat spinal cord after a nerve injury, the voltage that GABA pulls toward had risen. In computer models of such cells, small rises already weaken the brake, and large ones undo it. The numbers of the pump here were fitted to such work. In people nobody can measure it.",
        ("coull_2003", "prescott_2006"),
    ),
    Claim(
        "E4",
        "09",
        "Opioids lower testosterone and estrogen; less estrogen means less serotonin, and less serotonin a weaker brake.",
        "partial",
        "The grade is for the first step. In men on opioids, testosterone is low in about 63 %. In women, one study found hormones 48 to 57 % lower, and a pooled one no fall. The other steps are a hypothesis: estrogen helps to make serotonin and is not needed for it, and serotonin both holds pain back and lets it through. Replacing testosterone did not change reported pain in two trials.",
        ("de_vries_2020", "daniell_2008", "bawor_2015", "sanchez_2005", "heinl_2011", "basaria_2015", "glintborg_2020"),
    ),
    Claim(
        "L91",
        "09",
        "Sex hormones raise serotonin, and serotonin strengthens the brake from the brain.",
        "preclinical",
        "In macaques without ovaries, cells carried about a quarter of the usual instructions for building serotonin, and not none. In rats it changed only in parts of the brainstem. In the rat's spinal cord, serotonin raised inhibition in most cells.",
        ("sanchez_2005", "hiroi_2006", "xie_2012", "heinl_2011"),
    ),
    Claim(
        "L146",
        "09",
        "Women and men may differ in what opioids relieve, and in what they leave behind.",
        "partial",
        "In people after surgery who dosed themselves with morphine by pump, women had somewhat more relief (0.36 standard deviations, 11 studies). Over 25 clinical studies of such opioids there was no difference. "
        "On hyperalgesia, people were hardly compared. In mice on a small dose it came sooner and lasted longer in females, by another path. "
        "After nerve injury, microglia were needed in male mice alone. Without mu receptors, neither sex became hyperalgesic.",
        ("niesters_2010", "juni_2008", "sorge_2015", "roeckel_2017"),
    ),
    Claim(
        "E0",
        "06",
        "Opioid-induced hyperalgesia: the drug for pain raises pain sensitivity. It is not addiction and no flaw of character.",
        "partial",
        "Studies of people disagree. After remifentanil in surgery it is real, small and brief. In opioid use disorder it is clearer than in chronic pain. "
        "There, one small comparison, just before a dose, had cold borne for 18 to 20 seconds instead of 31; in two, cold or heat felt the same; in three, heat was felt more. "
        "A month of morphine, in the one placebo trial, brought none. How common it is, nobody knows.",
        ("fletcher_2014", "higgins_2019", *SENSITIVITY_ON_OPIOIDS, "lee_2011"),
    ),
    Claim(
        "E1",
        "06",
        "Mechanism 1: opioids activate the NMDA receptor, at another site than ketamine's, so that more signal passes over time.",
        "preclinical",
        "As worded it is wrong: no opioid is known to open this receptor. "
        "In rat cells the path is indirect: opioid receptor, then PKC, then a looser magnesium plug. "
        "In living rats an opioid at first mostly weakened its response. "
        "Ketamine prevented hyperalgesia after remifentanil in several short studies of people, not in all. "
        "Methadone speaks against it: see the next claim.",
        (
            "chen_huang_1991",
            "chen_huang_1992",
            "gorman_1997",
            "wang_mokha_1996",
            "joly_2005",
            "angst_2003",
            "koppert_2003",
            "luginbuhl_2003",
            "higgins_2019",
        ),
    ),
    Claim(
        "L141",
        "06",
        "Remifentanil in surgery is the best evidence in people that an opioid can leave more pain behind.",
        "partial",
        "In 27 randomized trials with 1494 people, more opioid during surgery, mostly remifentanil, left more pain than less or none: 9.4 of 100 points at one hour, 3 at a day. "
        "Such pain alone cannot tell hyperalgesia from sudden tolerance. "
        "In one trial the wound was sorer to touch as well, and ketamine prevented it. That months of tablets do the same does not follow.",
        ("fletcher_2014", "joly_2005"),
    ),
    Claim(
        "L142",
        "06",
        "Methadone blocks NMDA receptors, so by the first mechanism it should spare people; it does not seem to (the methadone paradox).",
        "partial",
        "In rats, methadone sits in the NMDA channel as such blockers do. Yet in a review of 26 studies of people, raised sensitivity was clearest in groups on methadone. "
        "That speaks against the first mechanism as the main one, and does not settle it. "
        "Most had opioid use disorder; in one study they bore cold badly on heroin, before any methadone. A review of 39 studies found no clear tie to tolerance, withdrawal or abstinence.",
        ("gorman_1997", "higgins_2019", "compton_2012", "trostheim_2024"),
    ),
    Claim(
        "E2",
        "07",
        "Mechanism 2: over time the opioid receptor turns from Gi, which inhibits, to Gs, which excites.",
        "preclinical",
        "A hypothesis, and the weakest of the four. It rests on nerve cells of mice in a dish and on rat tissue. Two central papers on the tissue are retracted over their images, "
        "and an earlier one by the same group was questioned. "
        "It has not been shown in people. The standard account of tolerance is that receptors answer less and are drawn into the cell.",
        (
            "crain_shen_1995",
            "crain_shen_1996",
            "wang_2005",
            "wang_2008_retracted",
            "wang_burns_2009_retracted",
            "williams_2013",
        ),
    ),
    Claim(
        "L71",
        "07",
        "If receptors turn to Gs, a trace of an opioid blocker should make opioids relieve better.",
        "preclinical",
        "In mice and their nerve cells it did. In people it was null or mixed. After operations a trace changed nothing, and a somewhat larger amount made pain worse. "
        "In arthritis one of two schedules did better. In back pain the relief was no better, with fewer signs of withdrawal. "
        "The last two trials came from the maker.",
        ("crain_shen_1995", "cepeda_2004", "cepeda_2002", "chindalore_2005", "webster_2006"),
    ),
    Claim(
        "L144",
        "07",
        "Opioid receptors that stay on without a drug can explain rebound pain, and need no Gs.",
        "preclinical",
        "In mice whose inflamed paw had healed, receptors in the cord stayed on without an opioid, and held pain down for months. A blocker brought it back, with signs of withdrawal. "
        "In people it is unclear. A week after a mild burn, a blocker brought soreness back in 4 of 12 volunteers; in a trial with 38, no more than placebo overall. "
        "The mouse study has a correction that we have not read.",
        ("corder_2013", "pereira_2015", "springborg_2020", "williams_2013"),
    ),
    Claim(
        "E5",
        "10",
        "The typical course: good relief, then higher doses for the same relief, then more pain than at the start.",
        "partial",
        "True of some people, contradicted as typical. In the trials and the cohort above, pain was a little lower on average. One person in five had a raise within two years. "
        "How many end with more pain because of the drug, nobody has counted.",
        ("morasco_2020", "krebs_2018", "busse_2018"),
    ),
    Claim(
        "E7",
        "10",
        "It does not go the same way in every person.",
        "partial",
        "In every trial, pain changes differently from person to person. How much of that is the drug is not known, and neither is what decides it in a person.",
        ("busse_2018", "krebs_2018", "morasco_2020", "goesling_2019"),
    ),
    Claim(
        "H1",
        "10",
        "Years on opioids and worse than at the start: can it be the drug? It can.",
        "partial",
        "It can, and it need not be; how often, nobody knows. "
        "In one small comparison with people without opioids, just before a dose, cold was borne for 18 to 20 seconds instead of 31. "
        "In two larger ones cold or heat felt the same, in three heat was felt more. A month of morphine, against placebo, brought no hyperalgesia. "
        "It is clearer in opioid use disorder, brief after remifentanil. No test tells in one person.",
        (*SENSITIVITY_ON_OPIOIDS, "higgins_2019", "fletcher_2014"),
    ),
    Claim(
        "H3",
        "10",
        "Is tolerance the same as opioid-induced hyperalgesia? No.",
        "strong",
        "In groups of people the two can be told apart: the drug takes less away, or more is felt. A month of morphine brought only the first. "
        "In one person they seldom can, since they come mixed. "
        "Pain before the next dose looks like either: in people treated for addiction, cold tested just before a dose grew harder to bear with the weeks.",
        ("angst_clark_2006", "chu_2012", "compton_2012"),
        ground="people",
    ),
    Claim(
        "L101",
        "10",
        "The brainstem can turn pain up as well as down, and opioids can set that going.",
        "preclinical",
        "In rats on morphine, and not in withdrawal, silencing the part of the brainstem that sends this signal took away the hyperalgesia, and the loss of relief with it. "
        "So part of what was called tolerance was hyperalgesia. In people it has not been shown. "
        "The model has a switch for it, which is off; how much it then adds is our guess.",
        ("vanderah_2001", "heinricher_2009"),
    ),
    Claim(
        "L140",
        "10",
        "Pain before the next dose can pass for hyperalgesia.",
        "partial",
        "Seen in people treated for opioid use disorder. In 18 of them, cold was borne 23 % longer once the day's methadone had risen in the blood. "
        "In 18 others, withdrawal was stronger and the pain threshold lower when the level was low. "
        "But over 39 studies, sensitivity was not clearly tied to withdrawal. Some well-known comparisons tested just before a dose. How often it explains pain in people treated for pain, nobody has counted.",
        ("athanasos_2006", "dyer_1999", "trostheim_2024", "hay_2009"),
    ),
    Claim(
        "L148",
        "10",
        "Some people do well on an opioid for years.",
        "partial",
        "They exist; how many is not known. We found no comparison with placebo over years. In continuations of trials, 31 of 100 people enrolled finished half a year to three years (very low certainty). "
        "In a registry of pain clinics, more than 60 of 100 who began an opioid stopped; of those who stayed, more than 20 of 100 had clearly less pain after a year. "
        "None of it shows what the drug did.",
        ("bialas_2020", "saidi_2018", "noble_2010"),
    ),
    Claim(
        "G1",
        "12",
        "Ketamine blocks the overdriven receptor and leaves the failed brake as it was.",
        "partial",
        "This is the article's conclusion, shown on a model that was built on it. In the trial of notebook 03, relief faded within 12 weeks, and function was no better than on placebo. That the brake was still weak then is an argument: nobody can measure it in a person.",
        ("sigtermans_trial_2009", "dahan_2011"),
    ),
    Claim(
        "G2",
        "12",
        "Opioids quiet transmission and, over time, undermine their own effect.",
        "partial",
        "This is the article's conclusion. Tolerance is shown in people. That opioids raise sensitivity depends on the test, and many studies found none (notebook 06). "
        "So it fits some people, and how many is not known.",
        ("chu_2012", "higgins_2019", "busse_2018", "krebs_2018"),
    ),
    Claim(
        "G3",
        "12",
        "Neither drug touches why the system fails, so neither is enough alone.",
        "partial",
        "This is the article's argument. It fits what is known, and no trial has tested it. Guidelines do advise combining several kinds of care, and such programs helped a little in back pain (0.5 of 10); that is another claim.",
        ("cohen_2018", "cdc_2022", "kamper_2015"),
    ),
    Claim(
        "G4",
        "12",
        "When a drug worked and now works less, that is a mechanism. It can be understood and in most cases addressed; the way on is not a stronger drug.",
        "partial",
        'That it is biology and no failing stands on firm ground. "In most cases addressed" has no number behind it. That the way on is not a stronger drug is the article\'s view; for a given person it is a question for the person who prescribes.',
        ("lee_2011", "frank_2017", "busse_2018"),
    ),
    Claim(
        "L131",
        "13",
        "A model that meets the result it was fitted to proves nothing by that.",
        "strong",
        "This is textbook method: a close fit does not say what else the model could have fitted. "
        "Here it concerns a trial of ketamine in CRPS and its responders, a month of morphine, the trials of opioids against placebo, and studies in rats: numbers were chosen to meet them. "
        "Only results that nothing was chosen to meet can count for the model, or against it.",
        ("roberts_pashler_2000", "sigtermans_trial_2009", "dahan_2011", "chu_2012", "busse_2018", "ferrini_2013"),
        ground="textbook",
    ),
    Claim(
        "L132",
        "13",
        "One gain for every kind of pain test cannot fit all that is seen in people on opioids.",
        "partial",
        "In one small study, long-term users bore cold for a shorter time than other people, while electrical and touch tests showed no change; in a larger one, cold felt the same. "
        "A month of morphine, in a randomized trial, brought tolerance and no hyperalgesia. "
        "A review of 26 studies found a change in tolerance of heat and cold, and none in thresholds of detection or in electrical tests.",
        ("hay_2009", "ram_2008", "chu_2012", "higgins_2019"),
    ),
    Claim(
        "L133",
        "13",
        "Most people on an opioid become little more sensitive, and a few much more.",
        "partial",
        "The first half fits what trials found: no hyperalgesia after a month, and a little less pain than on placebo after three to six. "
        "Comparisons of people on and off opioids disagree, by test and by people. Nobody has counted how many are strongly affected, or shown that they are a group of their own. "
        "The model's one in twenty is a choice.",
        ("chu_2012", "busse_2018", "chen_2009", "higgins_2019"),
    ),
    Claim(
        "L134",
        "13",
        "Most numbers of this model were never measured.",
        "strong",
        "Every number carries its grade, so this can be counted. "
        "Those measured are about the NMDA channel, such as how magnesium and ketamine block it, and about ketamine in the body. "
        "For how strongly and how quickly the mechanisms act in the spinal cord of people, the course found no measurement.",
        ("jahr_stevens_1990", "gilling_2009", "clements_nimmo_1981", "fanta_2015"),
        ground="count",
    ),
    Claim(
        "L135",
        "13",
        "A conclusion that survives every change of the numbers may still rest on a wrong equation.",
        "partial",
        "One example is known. Ketamine stopped the gain of a trained pathway in volunteers and left that of its neighbors as it was; with one gain, no number of this model can show both. "
        "Another: in rats, signals down from the brainstem were needed for opioid-induced hyperalgesia, and the model leaves those that turn pain up out unless they are switched on.",
        ("klein_2007", "vanderah_2001"),
    ),
    Claim(
        "C7",
        "11",
        "The lasting target is inhibition itself: serotonin, norepinephrine and GABA, made by the body and fed by gut health, nutrition, balance and sleep.",
        "preclinical",
        "That these messengers inhibit pain is well shown in animals. That restoring them by food, sleep or balance makes lasting pain go away has not been shown in people. Nearest to it come medicines that raise two of them: one more person in 5.9 has half relief than on placebo. After lost sleep, healthy people feel more pain (0.62 standard deviations).",
        ("heinricher_2009", "todd_2010", "sultan_2008", "schrimpf_2015"),
    ),
    Claim(
        "F3",
        "11",
        "Supporting serotonin, norepinephrine and GABA counters what opioids deplete.",
        "preclinical",
        "Control from the brainstem is well described in animals, and can turn pain down or up. "
        "For amino acids and cofactors against pain we found very little, and what there is disagrees. "
        "That any of it repairs what opioids changed was not found. A medicine like duloxetine helps some people with some kinds of pain.",
        ("heinricher_2009", "sultan_2008"),
    ),
    Claim(
        "F1",
        "11",
        "The body's own opioids can be raised: by movement, chiropractic, acupuncture, social connection, laughter, music and dance.",
        "partial",
        "Hard exercise raises beta-endorphin in the blood; moderate exercise did not. Exercise eases pain in healthy people, variably in chronic pain. "
        "Laughter released opioids in twelve men's brains; dance raised pain thresholds. "
        "Music took about 1 of 10 points away. Acupuncture is 0.15 to 0.23 standard deviations better than sham. "
        "For chiropractic no endorphin figure was found.",
        (
            "goldfarb_1990",
            "naugle_2012",
            "polaski_2019",
            "vickers_2012",
            "lee_2016",
            "manninen_2017",
            "dunbar_laughter_2012",
            "tarr_2015",
        ),
    ),
    Claim(
        "F2",
        "11",
        "Magnesium counters one of the four mechanisms.",
        "preclinical",
        "The grade is for long opioid use: no trial of it was found. In rats, magnesium weakened hyperalgesia after fentanyl. "
        "In 90 people having surgery, given by vein, it prevented the soreness that a large dose of remifentanil left near the wound. "
        "Little of it gets around the brain (notebook 03). "
        "Nine small trials in chronic pain could not settle whether it helps.",
        ("van_elstraete_2006", "song_2011", "jahr_stevens_1990", "brewer_2001", "fuchs_buder_1997", "park_2020"),
    ),
    Claim(
        "F4",
        "11",
        "Lowering neuroinflammation counters the microglia; a leaky gut, swings of blood sugar and long stress drive them too.",
        "preclinical",
        "Mice without gut bacteria became less tolerant to morphine. In rats that had known pain and opioids, stress that does not hurt brought hyperalgesia. Nothing was found for blood sugar. In 20 people treated for opioid use disorder, a randomized trial of minocycline, which quiets microglia in animals, did not change pain from cold.",
        ("zhang_2019", "rivat_2007", "arout_2019"),
    ),
    Claim(
        "F5",
        "11",
        "Much of it can be improved; how far and how fast depends on how long, how much and the state of the body; slowly, and with clinical guidance.",
        "partial",
        "In the studies above, pain was about the same on average; of people who had stopped, about half said worse. How duration and dose decide it was not measured. Deaths after stopping rose with how long it was taken. Guidelines ask for slow steps, with help.",
        ("mcpherson_2018", "sandhu_2023", "frank_2017", "goesling_2019", "oliva_2020", "cdc_2022"),
    ),
    Claim(
        "H4",
        "11",
        "Can the changes be reversed? Much of it can be improved, slowly.",
        "partial",
        "In people nobody has watched the mechanisms fade. In 35 people with back pain, sensitivity rose briefly with a taper and was normal by 6 months. Pain afterward: see the claim above.",
        ("wang_2011", "mcpherson_2018", "frank_2017", "goesling_2019"),
    ),
    Claim(
        "L143",
        "11",
        "When an opioid helps less, clinicians may change to another one, or to buprenorphine.",
        "partial",
        "It is done, and little supports it. On changing, a Cochrane review of 2004 found no randomized trial; of 52 reports without comparison, all but one were favorable, as such reports tend to be. "
        "On buprenorphine, a review of 22 studies with 1616 people, five of them randomized, found less pain and little withdrawal, at low quality. "
        "In people with opioid use disorder, cold was borne no longer on it than on methadone.",
        ("quigley_2004", "powell_2021", "compton_2012"),
    ),
)
