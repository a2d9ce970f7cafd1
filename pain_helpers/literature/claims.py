"""The claims that the course teaches, and what research says to each.

Most are claims of the article that prompted the course, in our words. Those
whose id starts with L are claims that a lesson makes of its own. The verdict
says how sure a claim is, in plain sentences, with its sources.
"""

from __future__ import annotations

from dataclasses import dataclass

from .references import REFERENCES, Reference

#: How sure a claim is, and what that grade means.
GRADES = {
    "strong": "textbook knowledge, or found again and again in people",
    "partial": "true in part, or studies in people disagree",
    "preclinical": "shown in animals or cells; not shown, or not found, in people",
    "simplified": "useful, but science describes it differently; you get both",
}


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim. ``notebooks`` are the numbers of those that own it: ``"00"``, or ``"00 02"``."""

    id: str
    notebooks: str
    says: str
    grade: str
    verdict: str
    sources: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.grade not in GRADES:
            raise ValueError(f"Claim {self.id}: grade must be one of {', '.join(GRADES)}, not {self.grade!r}.")
        missing = [key for key in self.sources if key not in REFERENCES]
        if missing or not self.sources:
            raise ValueError(f"Claim {self.id} needs sources from the bibliography; {missing} are not in it.")

    @property
    def source(self) -> str:
        """Who makes the claim: the article, or the lesson itself."""
        return "This lesson" if self.id.startswith("L") else "The article"

    @property
    def references(self) -> list[Reference]:
        """The sources as entries of the bibliography."""
        return [REFERENCES[key] for key in self.sources]


def _claims(*rows: Claim) -> dict[str, Claim]:
    return {row.id: row for row in rows}


CLAIMS = _claims(
    Claim(
        "A1", "00",
        "People are seldom told how these drugs work or why they stop working, and knowing it makes for a better talk with one's clinician.",
        "partial",
        "In an online survey, 154 women who had been prescribed opioids said that they had been taught too little about side effects. "
        "The women who answered may not be typical, and they were not asked about mechanisms. "
        "We found no study of whether knowing these mechanisms makes the talk go better.",
        ("kalinowski_2020",),
    ),
    Claim(
        "A2", "00 02",
        "Ketamine and opioids both act on a nervous system that is turned up, so that more signal passes and harmless things hurt (central sensitization).",
        "strong",
        "That nerve cells in the spinal cord can turn up their response is well described, mostly in animals, and fits what is found in people. "
        "Both drugs act on this relay, and elsewhere too. "
        "What is contested is how often it is at work: it cannot be measured directly in a living person. "
        "A review on back pain found 20 ways of estimating it.",
        ("latremoliere_woolf_2009", "woolf_2011", "schuttert_2021"),
    ),
    Claim(
        "B1", "01",
        "The dorsal horn of the spinal cord is the relay where the first nerve meets the second.",
        "strong",
        "This is textbook anatomy. What the drawing leaves out is that most cells there stand in between: "
        "local cells far outnumber those that send the signal on.",
        ("todd_2010", "basbaum_2009"),
    ),
    Claim(
        "B2", "01",
        "The first nerve releases two messengers that excite: glutamate and substance P.",
        "strong",
        "This is textbook physiology. Glutamate is the main one. Only some pain fibers hold substance P, and there are other messengers too.",
        ("basbaum_2009", "todd_2010"),
    ),
    Claim(
        "B3", "01",
        "The second nerve takes the signal up through NMDA receptors and passes it on toward the brain.",
        "simplified",
        "Most of the fast signal goes through another receptor, AMPA. In rats, blocking AMPA weakened the response of such cells step by step, "
        "while blocking NMDA did little to it. NMDA adds amplification. "
        "Substance P acts on a third receptor, NK1: about two in three of the cells that send the signal on responded to it.",
        ("seagrove_2004", "yasaka_2009", "luz_2014"),
    ),
    Claim(
        "L1", "01",
        "A train of quick, equal stimuli feels stronger and stronger (wind-up), and blocking NMDA takes that away more than the first response.",
        "partial",
        "In rats, blocking NMDA cut wind-up and did little to the first responses. In six volunteers, a low dose of ketamine did the same, "
        "for a reflex and for the pain felt. Wind-up also occurs in healthy people, and not in every kind of cell.",
        ("dickenson_sullivan_1987", "guirimand_2000", "seagrove_2004"),
    ),
    Claim(
        "B4", "01",
        "Inhibitory interneurons release GABA and hold part of the signal back: the built-in volume control.",
        "simplified",
        "The local brake is real. But there are two: the local cells, and a control that comes down from the brainstem. "
        "That one can turn pain down or up, and acts partly through the local cells. "
        "In indirect tests of it, people with chronic pain hold back less than others, on average.",
        ("todd_2010", "heinricher_2009", "francois_2017", "lewis_2012"),
    ),
    Claim(
        "L2", "01",
        "Touch eases pain by working the brake, and when the brake is weak, touch can hurt.",
        "preclinical",
        "In the spinal cord of rodents, touch fibers were found to inhibit the cells that send pain signals on. "
        "When inhibition fails there, such cells begin to respond to touch. "
        "That the same happens in people is likely, and has not been seen directly. "
        "The theory of 1965 was wrong in details, and right that the cord can hold signals back.",
        ("luz_2014", "keller_2007", "melzack_wall_1965", "mendell_2014"),
    ),
    Claim(
        "B5", "02",
        "In chronic pain the interneurons underperform, the NMDA receptor is overactive, and more of the signal gets through.",
        "strong",
        "More excitable cells, stronger synapses and less inhibition are what reviews describe as central sensitization. "
        "Most of it was seen in rodents, after a nerve was hurt: there, chloride gathers in these cells and inhibition fails. "
        "In people the signs fit, and the cells themselves cannot be watched.",
        ("latremoliere_woolf_2009", "woolf_2011", "coull_2003", "keller_2007"),
    ),
    Claim(
        "B6", "02",
        "So touch hurts (allodynia), and mild pain is severe (hyperalgesia).",
        "strong",
        "Both are found in many people with chronic pain, and both can be brought about for a while in volunteers. "
        "In rats, cells that send pain signals on begin to respond to touch when inhibition is taken away. "
        "Allodynia and hyperalgesia can have other causes too, such as sore tissue.",
        ("woolf_2011", "keller_2007", "latremoliere_woolf_2009"),
    ),
    Claim(
        "L3", "02",
        "Wind-up grows with the rate of the repeats, and is stronger in some people with chronic pain.",
        "partial",
        "Repeats need to come about every three seconds or faster to sum up in people. In one study of heat pulses, people with fibromyalgia "
        "summed up more than others did. Some runs in the same study wound down instead of up. "
        "Wind-up is a test of seconds; it does not measure central sensitization as such.",
        ("staud_2014", "guirimand_2000", "dickenson_sullivan_1987"),
    ),
    Claim(
        "A3", "02",
        "Central sensitization makes chronic pain a different thing from acute pain; drugs aimed at the site of injury then fall short.",
        "partial",
        "That it can take part is well supported. That it marks nearly every chronic pain is contested. It cannot be measured directly in a person: "
        "34 studies of back pain used 20 measures of it. Pain from tissue, pain from nerve damage and pain from altered processing "
        "are kept apart by specialists, and often come mixed.",
        ("schuttert_2021", "woolf_2011", "nijs_2021"),
    ),
    Claim(
        "C6", "03",
        "Magnesium blocks the same receptor far more gently: part of a plan, not a rescue.",
        "partial",
        "Same pore, other behavior. Magnesium already plugs nearly all of these channels at rest and leaves when the cell is excited; ketamine gets trapped. "
        "Magnesium into a vein raised it in spinal fluid by 0 to 19 %. A review of nine small trials in chronic pain "
        "could not settle whether it helps.",
        ("jahr_stevens_1990", "sharma_stevens_1996", "gilling_2009", "brewer_2001", "fuchs_buder_1997", "park_2020"),
    ),
    Claim(
        "H5", "03 11",
        "Is there a natural equivalent to ketamine? Magnesium works at the same receptor, more gently.",
        "partial",
        "No natural equivalent is known. Magnesium shares the pore and not the behavior. Of nine trials in chronic pain, one, in back pain with nerve involvement, "
        "found less pain six months later. Two in CRPS were among the others. It is not repeated, and taken together the results are unclear.",
        ("park_2020", "yousef_2013", "gilling_2009"),
    ),
    Claim(
        "C1", "03",
        "Ketamine blocks the NMDA receptor of the second nerve, so that glutamate cannot cross; relief can be fast and large.",
        "simplified",
        "Glutamate still crosses: AMPA receptors carry the plain signal. In volunteers, low doses left the threshold for a single stimulus as it was and "
        "cut wind-up. How much of the channel such a dose blocks is not settled: about half, or about a tenth if magnesium competes with it.",
        ("guirimand_2000", "hughes_2002", "yasaka_2009", "gilling_2009", "gideons_2014"),
    ),
    Claim(
        "C4", "03",
        "Dissociation, sedation, nausea and distorted perception come with the dose itself, so it cannot be a daily medicine.",
        "strong",
        "In the trial of long infusions, 76 % had such effects on ketamine and 18 % on placebo. In volunteers, relief of pressure pain and altered perception had "
        "one and the same half-way level. Whether dissociation itself relieves pain is disputed: a sedative reduced it "
        "and left the relief.",
        ("sigtermans_trial_2009", "olofsen_2022", "gitlin_2020"),
    ),
    Claim(
        "C5", "03",
        "The correction is temporary: what drove the receptor into overdrive is still there when the drug is gone.",
        "strong",
        "That the relief fades is well shown. After four days of ketamine, pain was 2.68 of 10 at the end of week 1, against 5.45 on placebo. At week 12 the difference was lost. "
        "Function had not improved. Half of the effect came and went in about 11 days. "
        "Why it fades is less sure than that it does.",
        ("sigtermans_trial_2009", "dahan_2011"),
    ),
    Claim(
        "C2", "03",
        "Ketamine is kept for the most severe conditions, complex regional pain syndrome (CRPS) among them.",
        "strong",
        "CRPS has the best trials. US guidelines of 2018 found moderate evidence there for up to 12 weeks, and elsewhere none beyond the short term. "
        "A Cochrane review of 2025, with 67 trials of such drugs in chronic pain, found no clear benefit overall, with very low certainty.",
        ("cohen_2018", "ferraro_2025", "sigtermans_trial_2009"),
    ),
    Claim(
        "C3", "04",
        "Ketamine helps only pain driven by NMDA overactivity with weak inhibition; inflammation, structural, emotional and hormonal drivers are untouched.",
        "partial",
        "That people respond very differently is shown. That a profile of drivers decides it is plausible, and no study has shown it: "
        "nobody can read such a profile off a person. \"Untouched\" is too strong as well: in burned skin, ketamine eased the soreness of the injury itself.",
        ("goldberg_2010", "dahan_2011", "ilkjaer_1996"),
    ),
    Claim(
        "L4", "04",
        "The level of ketamine in the blood does not tell who will respond.",
        "partial",
        "In 16 people with CRPS on a five-day infusion, those who responded and those who did not had the same levels. The group is small. "
        "In a larger trial, about 67 % responded to ketamine and 23 % to placebo.",
        ("goldberg_2011", "dahan_2011"),
    ),
    Claim(
        "H2", "04",
        "Why does ketamine work for some and not for others? Because the drivers of their pain differ.",
        "partial",
        "It is a good candidate for an answer, not a proven one. In 16 people, about a third had little or no change in their worst pain. "
        "Uncontrolled studies pooled: 69 % had clear relief at once. Expectation, the natural ups and downs of pain, and the way a study is made add to such numbers.",
        ("goldberg_2010", "goldberg_2011", "zhao_2018"),
    ),
    Claim(
        "D6", "00 05",
        "To explain what opioids do is to take the side of physiology, not a side against opioids.",
        "strong",
        "That is a stance. The grade is for the facts under it. Over months, opioids relieved chronic pain a little better than placebo: "
        "by 0.69 of 10 points in 96 trials. In a trial of one year, in back, hip and knee pain, people did no better with opioids than with other medicines. "
        "An average cannot tell what a medicine does for one person.",
        ("busse_2018", "krebs_2018"),
    ),
    Claim(
        "F6", "00 11",
        "None of this says that the drugs should simply be stopped.",
        "strong",
        "Stopping an opioid suddenly can bring withdrawal, uncontrolled pain and deep distress. "
        "In a large study, overdoses and mental health crises were more frequent after a dose reduction than without one. "
        "Such a study cannot show that the reduction was the cause.",
        ("fda_2019", "agnoli_2021"),
    ),
    Claim(
        "E6", "06 10",
        "Tolerance and opioid-induced hyperalgesia are two things that look alike from outside and call for different responses.",
        "strong",
        "The distinction is well founded. Tolerance: the drug does less, and more of it brings the effect back. Hyperalgesia: the person feels more, and more drug can "
        "make it worse. In one person they usually come mixed and are hard to tell apart. In rats, part of what looks like tolerance is hyperalgesia.",
        ("angst_clark_2006", "vanderah_2001"),
    ),
    Claim(
        "C7", "11",
        "The lasting target is inhibition itself: serotonin, norepinephrine and GABA, made by the body and fed by gut health, nutrition, balance and sleep.",
        "preclinical",
        "That these messengers inhibit pain is well shown in animals. Serotonin can turn pain up as well. "
        "That restoring them by food, sleep or balance makes lasting pain go away has not been shown in people. "
        "Nearest to it come medicines that raise two of them: about one more in six people has half relief than on placebo. "
        "After lost sleep, healthy people feel more pain.",
        ("heinricher_2009", "todd_2010", "sultan_2008", "schrimpf_2015"),
    ),
    Claim(
        "F3", "11",
        "Supporting serotonin, norepinephrine and GABA counters what opioids deplete.",
        "preclinical",
        "Descending control by serotonin and norepinephrine is well described in animals, and it can turn pain down or up. "
        "For amino acids and cofactors against pain we found very little, and what there is disagrees. "
        "That any of it repairs what opioids changed was not found. A medicine like duloxetine helps some people with some kinds of pain.",
        ("heinricher_2009", "sultan_2008"),
    ),
    Claim(
        "F1", "11",
        "The body's own opioids can be raised: by movement, chiropractic, acupuncture, social connection, laughter, music and dance.",
        "partial",
        "Hard exercise raises beta-endorphin in the blood; moderate exercise did not. Exercise eases pain in healthy people, variably in chronic pain. "
        "Laughter released opioids in twelve men's brains; dance raised pain thresholds. "
        "Music took about 1 of 10 points away. Acupuncture is 0.15 to 0.23 standard deviations better than sham. "
        "For chiropractic no endorphin figure was found.",
        ("goldfarb_1990", "naugle_2012", "polaski_2019", "vickers_2012", "lee_2016", "manninen_2017", "dunbar_laughter_2012", "tarr_2015"),
    ),
    Claim(
        "F2", "11",
        "Magnesium counters one of the four mechanisms.",
        "partial",
        "It plugs the same channel, and at rest it already plugs nearly all of them. Into a vein it raised magnesium around the brain by 0 to 19 %. "
        "Nine small trials in chronic pain could not settle whether it helps. "
        "We found no trial that tests it against hyperalgesia from long opioid use.",
        ("jahr_stevens_1990", "brewer_2001", "fuchs_buder_1997", "park_2020"),
    ),
    Claim(
        "F4", "11",
        "Lowering neuroinflammation counters the microglia; a leaky gut, swings of blood sugar and long stress drive them too.",
        "preclinical",
        "Mice without gut bacteria became less tolerant to morphine. In rats that had known pain and opioids, stress that does not hurt brought hyperalgesia. "
        "Nothing was found for blood sugar. In 20 people on opioids, a drug that quiets microglia in animals did not change pain from cold.",
        ("zhang_2019", "rivat_2007", "arout_2019"),
    ),
    Claim(
        "F5", "11",
        "Much of it can be improved; how far and how fast depends on how long, how much and the state of the body; slowly, and with clinical guidance.",
        "partial",
        "In 551 veterans, pain stayed the same on average in the year after an opioid was stopped. A review found it mostly better after planned tapers, with very low certainty. "
        "Of 49 people who had left opioids, about half said it was worse. "
        "How duration and dose decide it has not been measured. Guidance is well founded: reductions came with more overdoses and crises.",
        ("mcpherson_2018", "frank_2017", "sullivan_2017", "goesling_2019", "agnoli_2021"),
    ),
    Claim(
        "H4", "11",
        "Can the changes be reversed? Much of it can be improved, slowly.",
        "partial",
        "Tolerance in rats had faded a week after the drug. In people nobody has watched the mechanisms fade. "
        "Pain after a taper is on average unchanged, somewhat better in small studies, and worse for about half of people asked. "
        "No lifestyle measure has been shown to reverse hyperalgesia. Most have not been tested for it, which is not the same as useless.",
        ("dunbar_yaksh_1996", "mcpherson_2018", "frank_2017", "goesling_2019"),
    ),
)
