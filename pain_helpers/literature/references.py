"""The bibliography. Every source that a number or a sentence rests on stands here once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """One source. ``about`` is the title, or in our words what it is about
    where the title itself was not read; ``link`` is a DOI, a PubMed Central id (PMC...), a PubMed id (PMID ...) or empty."""

    key: str
    authors: str
    year: int
    about: str
    where: str
    link: str = ""

    @property
    def short(self) -> str:
        """How it is cited in a sentence: ``"Melzack and Wall 1965"``."""
        return f"{self.authors} {self.year}"

    @property
    def url(self) -> str:
        """Its public address, or an empty text."""
        if self.link.startswith("10."):
            return f"https://doi.org/{self.link}"
        if self.link.startswith("PMC"):
            return f"https://pmc.ncbi.nlm.nih.gov/articles/{self.link}"
        if self.link.startswith("PMID "):
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.link.removeprefix('PMID ')}"
        return ""


def _bibliography(*rows: Reference) -> dict[str, Reference]:
    return {row.key: row for row in rows}


# A source a line. Where one has no link, none could be read beside it (of Connolly 2015, say, only the abstract
# without a DOI): it is left out and not filled in from memory.
# fmt: off
REFERENCES = _bibliography(
    Reference("agnoli_2021", "Agnoli and others", 2021, "Association of dose tapering with overdose or mental health crisis among patients prescribed long-term opioids", "JAMA 326:411; its numbers were corrected in 2022", "10.1001/jama.2021.11013"),
    Reference("agnoli_correction_2022", "Agnoli and others", 2022, "Errors in data analysis and outcomes coding: the correction of their paper of 2021", "JAMA 327:687", "10.1001/jama.2022.0231"),
    Reference("allen_2016", "Allen, Rieger and Musante", 2016, "Efficient generation and selection of virtual populations in quantitative systems pharmacology models", "CPT: Pharmacometrics & Systems Pharmacology 5:140", "10.1002/psp4.12063"),
    Reference("angst_2003", "Angst and others", 2003, "Remifentanil, S-ketamine and the area of hyperalgesia in volunteers", "Pain", "10.1016/s0304-3959(03)00276-8"),
    Reference("angst_clark_2006", "Angst and Clark", 2006, "Opioid-induced hyperalgesia: a qualitative systematic review", "Anesthesiology 104:570", "10.1097/00000542-200603000-00025"),
    Reference("arout_2019", "Arout and others", 2019, "Minocycline and opioid-induced hyperalgesia in opioid-maintained people", "Psychopharmacology 236:2857", "PMID 30564869"),
    Reference("athanasos_2006", "Athanasos and others", 2006, "Methadone maintenance patients are cross-tolerant to the antinociceptive effects of very high plasma morphine concentrations", "Pain 120:267", "10.1016/j.pain.2005.11.005"),
    Reference("basaria_2015", "Basaria and others", 2015, "Effects of testosterone replacement in men with opioid-induced androgen deficiency: a randomized controlled trial", "Pain 156:280", "PMC6036339"),
    Reference("basbaum_2009", "Basbaum and others", 2009, "Cellular and molecular mechanisms of pain", "Cell 139:267", "10.1016/j.cell.2009.09.028"),
    Reference("bawor_2015", "Bawor and others", 2015, "Testosterone suppression in opioid users: a systematic review and meta-analysis", "Drug and Alcohol Dependence", "10.1016/j.drugalcdep.2015.01.038"),
    Reference("bialas_2020", "Bialas and others", 2020, "Efficacy and harms of long-term opioid therapy in chronic non-cancer pain: systematic review and meta-analysis of open-label extension trials with a study duration of 26 weeks or more", "European Journal of Pain"),
    Reference("brewer_2001", "Brewer and others", 2001, "Magnesium in spinal fluid after intravenous magnesium", "Clinical Neuropharmacology 24:341"),
    Reference("busse_2018", "Busse and others", 2018, "Opioids for chronic noncancer pain: a systematic review and meta-analysis", "JAMA 320:2448", "PMC6583638"),
    Reference("cdc_2022", "US Centers for Disease Control and Prevention", 2022, "Clinical practice guideline for prescribing opioids for pain", "MMWR 71(RR-3)"),
    Reference("cepeda_2002", "Cepeda and others", 2002, "Low-dose naloxone with morphine after operations: a randomized trial", "Pain 96:73"),
    Reference("cepeda_2004", "Cepeda and others", 2004, "Ultra-low-dose naloxone with morphine after operations: a randomized trial", "Pain 107:41"),
    Reference("chen_huang_1991", "Chen and Huang", 1991, "Sustained potentiation of NMDA receptors by a mu opioid through protein kinase C", "Neuron 7:319", "10.1016/0896-6273(91)90270-A"),
    Reference("chen_huang_1992", "Chen and Huang", 1992, "Protein kinase C reduces the magnesium block of NMDA-receptor channels", "Nature 356:521", "10.1038/356521a0"),
    Reference("chen_2009", "Chen and others", 2009, "Altered quantitative sensory testing outcome in subjects with opioid therapy", "Pain 143:65", "10.1016/j.pain.2009.01.022"),
    Reference("chindalore_2005", "Chindalore and others", 2005, "Oxycodone with ultra-low-dose naltrexone in osteoarthritis: a trial", "Journal of Pain 6:392", "PMID 15943961"),
    Reference("chu_2012", "Chu and others", 2012, "Analgesic tolerance without demonstrable opioid-induced hyperalgesia: a double-blinded, randomized, placebo-controlled trial of sustained-release morphine for treatment of chronic nonradicular low-back pain", "Pain 153:1583", "10.1016/j.pain.2012.02.028"),
    Reference("clements_nimmo_1981", "Clements and Nimmo", 1981, "Pharmacokinetics and analgesic effect of ketamine in people", "British Journal of Anaesthesia 53:27", "10.1093/bja/53.1.27"),
    Reference("cohen_2018", "Cohen and others", 2018, "US consensus guidelines on ketamine infusions for chronic pain", "Regional Anesthesia and Pain Medicine 43:521", "10.1097/AAP.0000000000000808"),
    Reference("colina_2023", "Colina Vargas and others", 2023, "Liver tests during ketamine infusions of three days or more in hospital", "Revista Chilena de Anestesia 52:789", "10.25237/revchilanestv52n8-14"),
    Reference("compton_2012", "Compton and others", 2012, "Hyperalgesia in heroin dependent patients and the effects of opioid substitution therapy", "Journal of Pain 13:401"),
    Reference("connolly_2015", "Connolly, Prager and Harden", 2015, "A systematic review of ketamine for complex regional pain syndrome", "Pain Medicine 16:943"),
    Reference("corder_2013", "Corder and others", 2013, "Constitutive mu-opioid receptor activity leads to long-term endogenous analgesia and dependence", "Science 341:1394; the journal notes a correction, which we have not read", "10.1126/science.1239403"),
    Reference("corder_2017", "Corder and others", 2017, "Loss of mu opioid receptor signaling in nociceptors, but not microglia, abrogates morphine tolerance without disrupting analgesia", "Nature Medicine 23:164", "10.1038/nm.4262"),
    Reference("corder_2018", "Corder and others", 2018, "Endogenous and exogenous opioids in pain", "Annual Review of Neuroscience 41:453", "10.1146/annurev-neuro-080317-061522"),
    Reference("corriger_2022", "Corriger and others", 2022, "Ketamine for refractory chronic pain: a 1-year follow-up study", "Pain 163:690", "10.1097/j.pain.0000000000002403"),
    Reference("cotter_2021", "Cotter and others", 2021, "Repeated or continuous medically supervised ketamine administration associated with hepatobiliary adverse events: a retrospective case series", "Drug Safety 44:1365", "PMC8546385"),
    Reference("coull_2003", "Coull and others", 2003, "A shift of the anion gradient in spinal lamina I neurons as a mechanism of neuropathic pain", "Nature 424:938", "10.1038/nature01868"),
    Reference("crain_shen_1995", "Crain and Shen", 1995, "Ultra-low concentrations of antagonists and the analgesia of morphine in mice", "PNAS 92:10540", "10.1073/pnas.92.23.10540"),
    Reference("crain_shen_1996", "Crain and Shen", 1996, "Chronic morphine and the excitatory answer of cultured sensory neurons", "Brain Research 741:275"),
    Reference("crouch_mazur_2001", "Crouch and Mazur", 2001, "Peer instruction: ten years of experience and results", "American Journal of Physics 69:970", "10.1119/1.1374249"),
    Reference("dahan_2011", "Dahan and others", 2011, "Population pharmacokinetic-pharmacodynamic modeling of ketamine-induced pain relief of chronic pain", "European Journal of Pain 15:258", "10.1016/j.ejpain.2010.06.016"),
    Reference("daniell_2008", "Daniell", 2008, "Opioid endocrinopathy in women consuming prescribed sustained-action opioids for control of nonmalignant pain", "Journal of Pain 9:28", "10.1016/j.jpain.2007.08.005"),
    Reference("de_vries_2020", "de Vries and others", 2020, "Opioids and their endocrine effects: a systematic review and meta-analysis", "Journal of Clinical Endocrinology and Metabolism 105:1020", "10.1210/clinem/dgz022"),
    Reference("dedek_2019", "Dedek and others", 2019, "Loss of STEP61 couples disinhibition to NMDA receptor potentiation in rodent and human spinal pain processing", "Brain 142:1535", "PMC6536915"),
    Reference("depaulis_1987", "Depaulis and others", 1987, "GABA in the midbrain and morphine analgesia in rats", "Brain Research 436:223", "10.1016/0006-8993(87)91665-9"),
    Reference("dickenson_sullivan_1987", "Dickenson and Sullivan", 1987, "Evidence for a role of the NMDA receptor in wind-up of dorsal horn neurons", "Neuropharmacology 26:1235", "10.1016/0028-3908(87)90275-9"),
    Reference("drdla_2009", "Drdla and others", 2009, "Synaptic amplifier of pain: long-term potentiation upon abrupt opioid withdrawal", "Science 325:207"),
    Reference("dunbar_laughter_2012", "Dunbar and others", 2012, "Social laughter is correlated with an elevated pain threshold", "Proceedings of the Royal Society B 279:1161", "10.1098/rspb.2011.1373"),
    Reference("dunbar_yaksh_1996", "Dunbar and Yaksh", 1996, "Spinal morphine tolerance in rats and the NMDA antagonist MK-801", "Anesthesiology 84:1177"),
    Reference("dyer_1999", "Dyer and others", 1999, "Steady-state pharmacokinetics and pharmacodynamics in methadone maintenance patients: comparison of those who do and do not experience withdrawal and concentration-effect relationships", "Clinical Pharmacology and Therapeutics 65:685", "PMID 10391674"),
    Reference("enthoven_2016", "Enthoven and others", 2016, "Non-steroidal anti-inflammatory drugs for chronic low back pain", "Cochrane Database CD012087", "10.1002/14651858.CD012087"),
    Reference("fanta_2015", "Fanta and others", 2015, "Population pharmacokinetics of S-ketamine and norketamine in healthy volunteers", "European Journal of Clinical Pharmacology 71:441", "PMID 25724645"),
    Reference("fda_2019", "US Food and Drug Administration", 2019, "Drug safety communication of 9 April 2019 on sudden discontinuation of opioid pain medicines", "FDA"),
    Reference("ferraro_2025", "Ferraro and others", 2025, "Cochrane review of ketamine and other NMDA receptor blockers for chronic pain", "Cochrane Database CD015373", "PMID 40819842"),
    Reference("ferrini_2013", "Ferrini and others", 2013, "Morphine hyperalgesia gated through microglia-mediated disruption of neuronal chloride homeostasis", "Nature Neuroscience 16:183", "10.1038/nn.3295"),
    Reference("ferrini_2017", "Ferrini and others", 2017, "Enhancing KCC2 restores chloride and opposes hyperalgesia induced by morphine", "Scientific Reports 7:3870", "PMC5478677"),
    Reference("fitzcharles_2021", "Fitzcharles and others", 2021, "Nociplastic pain: towards an understanding of prevalent pain conditions", "Lancet 397:2098", "10.1016/S0140-6736(21)00392-5"),
    Reference("fletcher_2014", "Fletcher and Martinez", 2014, "Opioid-induced hyperalgesia in patients after surgery: a systematic review and a meta-analysis", "British Journal of Anaesthesia 112:991", "10.1093/bja/aeu137"),
    Reference("francois_2017", "François and others", 2017, "A brainstem-spinal cord inhibitory circuit for mechanical pain", "Neuron", "10.1016/j.neuron.2017.01.008"),
    Reference("frank_2017", "Frank and others", 2017, "Patient outcomes in dose reduction or discontinuation of long-term opioid therapy: a systematic review", "Annals of Internal Medicine 167:181"),
    Reference("freeman_2015", "Freeman and others", 2015, "Predictors of the placebo response in 16 trials of pregabalin for neuropathic pain", "Journal of Pain Research", "10.2147/JPR.S78303"),
    Reference("fuchs_buder_1997", "Fuchs-Buder and others", 1997, "Magnesium in cerebrospinal fluid after intravenous magnesium sulfate", "Journal of Neurosurgical Anesthesiology"),
    Reference("gaskell_2016", "Gaskell and others", 2016, "Oxycodone for pain in fibromyalgia in adults", "Cochrane Database CD012329", "10.1002/14651858.CD012329"),
    Reference("gideons_2014", "Gideons, Kavalali and Monteggia", 2014, "Ketamine and memantine at resting NMDA receptors with magnesium present", "PNAS"),
    Reference("gilling_2009", "Gilling and others", 2009, "Block of human NMDA receptors by ketamine and memantine", "Neuropharmacology 56"),
    Reference("gitlin_2020", "Gitlin and others", 2020, "Dissociative and analgesic properties of ketamine are independent", "Anesthesiology 133:1021", "PMC7572586"),
    Reference("glintborg_2020", "Glintborg and others", 2020, "Testosterone replacement therapy of opioid-induced male hypogonadism improved body composition but not pain perception: a double-blind, randomized, and placebo-controlled trial", "European Journal of Endocrinology 182:539"),
    Reference("goesling_2019", "Goesling and others", 2019, "Opioid cessation and chronic pain: perspectives of former opioid users", "Pain 160:1131", "10.1097/j.pain.0000000000001493"),
    Reference("goldberg_2010", "Goldberg, Torjman and others", 2010, "Five days of ketamine infusion in people with CRPS", "Pain Physician 13:379", "PMC2950807"),
    Reference("goldberg_2011", "Goldberg and others", 2011, "Enantioselective pharmacokinetics of ketamine in people with CRPS, responders or not", "Chirality 23:138", "10.1002/chir.20890"),
    Reference("goldenberg_2016", "Goldenberg and others", 2016, "Opioid use in fibromyalgia: a cautionary tale", "Mayo Clinic Proceedings 91:640", "10.1016/j.mayocp.2016.02.002"),
    Reference("goldfarb_1990", "Goldfarb and others", 1990, "Plasma beta-endorphin and the intensity of exercise", "Medicine and Science in Sports and Exercise 22:241"),
    Reference("gorman_1997", "Gorman and others", 1997, "The d- and l-isomers of methadone bind to the non-competitive site on the N-methyl-D-aspartate (NMDA) receptor in rat forebrain and spinal cord", "Neuroscience Letters 223:5", "PMID 9058409"),
    Reference("guirimand_2000", "Guirimand and others", 2000, "Low-dose ketamine, the nociceptive reflex and its wind-up in people", "Anesthesia and Analgesia 90:408", "PMID 10648330"),
    Reference("hake_1998", "Hake", 1998, "Interactive-engagement versus traditional methods: a six-thousand-student survey of mechanics test data for introductory physics courses", "American Journal of Physics 66:64", "10.1119/1.18809"),
    Reference("harris_2007", "Harris and others", 2007, "Decreased central mu-opioid receptor availability in fibromyalgia", "Journal of Neuroscience 27:10000", "PMID 17855614"),
    Reference("hay_2009", "Hay and others", 2009, "Hyperalgesia in opioid-managed chronic pain and opioid-dependent patients", "Journal of Pain 10:316", "10.1016/j.jpain.2008.10.003"),
    Reference("heinke_2011", "Heinke, Gingl and Sandkuhler", 2011, "How mu-opioid receptors act on the endings of A-delta and C fibers", "Journal of Neuroscience 31:1313", "10.1523/JNEUROSCI.4060-10.2011"),
    Reference("heinl_2011", "Heinl and others", 2011, "Three opioids and spinal long-term potentiation in rats", "Journal of Neuroscience 31:16748"),
    Reference("heinricher_2009", "Heinricher and others", 2009, "Descending control of nociception: specificity, recruitment and plasticity", "Brain Research Reviews 60:214", "PMC2894733"),
    Reference("higgins_2019", "Higgins and others", 2019, "Evidence of opioid-induced hyperalgesia in clinical populations after chronic opioid exposure: a systematic review and meta-analysis", "British Journal of Anaesthesia 122:e114", "10.1016/j.bja.2018.09.019"),
    Reference("hiroi_2006", "Hiroi and others", 2006, "Estrogen and the gene of serotonin's enzyme (TPH2) in rats", "Biological Psychiatry", "10.1016/j.biopsych.2005.10.019"),
    Reference("hooten_2015", "Hooten and others", 2015, "Opioid-induced hyperalgesia in community-dwelling adults with chronic pain", "Pain 156:1145", "10.1097/j.pain.0000000000000170"),
    Reference("hughes_2002", "Hughes and others", 2002, "Ketamine and acute pain thresholds in volunteers", "British Journal of Clinical Pharmacology 53:604"),
    Reference("ilkjaer_1996", "Ilkjaer and others", 1996, "Ketamine and the hyperalgesia of burned skin in volunteers", "British Journal of Anaesthesia 76:829"),
    Reference("jahr_stevens_1990", "Jahr and Stevens", 1990, "Voltage dependence of NMDA-activated conductances predicted by single-channel kinetics", "Journal of Neuroscience 10:3178", "10.1523/JNEUROSCI.10-09-03178.1990"),
    Reference("johnston_2004", "Johnston and others", 2004, "Spinal cytokines in morphine tolerance and hyperalgesia in rats", "Journal of Neuroscience", "PMC6729781"),
    Reference("joly_2005", "Joly and others", 2005, "Remifentanil-induced postoperative hyperalgesia and its prevention with small-dose ketamine", "Anesthesiology 103:147", "10.1097/00000542-200507000-00022"),
    Reference("jones_2023", "Jones and others", 2023, "Opioid analgesia for acute low back pain and neck pain (the OPAL trial)", "Lancet 402:304", "10.1016/S0140-6736(23)00404-X"),
    Reference("juni_2008", "Juni and others", 2008, "Sex differences in hyperalgesia during morphine infusion: effect of gonadectomy and estrogen treatment", "Neuropharmacology 54:1264", "10.1016/j.neuropharm.2008.04.004"),
    Reference("kalinowski_2020", "Kalinowski and others", 2020, "Women's perspectives on provider education regarding opioid use", "Journal of Pain Research 13:39", "10.2147/JPR.S215943"),
    Reference("kamp_2020", "Kamp and others", 2020, "Pharmacokinetics of ketamine: a meta-analysis", "Anesthesiology 133:1192", "10.1097/ALN.0000000000003577"),
    Reference("kamper_2015", "Kamper and others", 2015, "Multidisciplinary biopsychosocial rehabilitation for chronic low back pain: Cochrane systematic review and meta-analysis", "BMJ 350:h444", "10.1136/bmj.h444"),
    Reference("keller_2007", "Keller and others", 2007, "Transformation of the output of spinal lamina I neurons after nerve injury and microglia stimulation underlying neuropathic pain", "Molecular Pain 3:27", "10.1186/1744-8069-3-27"),
    Reference("kerchner_zhuo_2002", "Kerchner and Zhuo", 2002, "Opioids and inhibitory transmission in the dorsal horn", "Journal of Neurophysiology"),
    Reference("klein_2007", "Klein and others", 2007, "Ketamine and long-term potentiation of human pain perception", "Neuropharmacology 52:655"),
    Reference("kondo_2005", "Kondo and others", 2005, "Opioids and the release of substance P in the rat's spinal cord", "Journal of Neuroscience 25:3651"),
    Reference("koppel_1990", "Köppel and others", 1990, "Effects of enzyme induction, renal and cardiac function on ketamine plasma kinetics in long-term analgosedation", "European Journal of Drug Metabolism and Pharmacokinetics", "10.1007/BF03190213"),
    Reference("koppert_2003", "Koppert and others", 2003, "Remifentanil, S-ketamine, hyperalgesia and pain ratings in volunteers", "Anesthesiology", "10.1097/00000542-200307000-00025"),
    Reference("krebs_2018", "Krebs and others", 2018, "Opioid against nonopioid medicines over 12 months for back, hip or knee pain (SPACE)", "JAMA 319:872", "10.1001/jama.2018.0899"),
    Reference("larochelle_2022", "Larochelle and others", 2022, "Comparative effectiveness of opioid tapering or abrupt discontinuation vs no dosage change for opioid overdose or suicide for patients receiving stable long-term opioid therapy", "JAMA Network Open 5:e2226523", "10.1001/jamanetworkopen.2022.26523"),
    Reference("latremoliere_woolf_2009", "Latremoliere and Woolf", 2009, "Central sensitization: a generator of pain hypersensitivity by central neural plasticity", "Journal of Pain 10:895"),
    Reference("lautenbacher_1994", "Lautenbacher, Rollman and McCain", 1994, "Multi-method assessment of experimental and clinical pain in patients with fibromyalgia", "Pain 59:45", "10.1016/0304-3959(94)90046-9"),
    Reference("lee_2011", "Lee and others", 2011, "A comprehensive review of opioid-induced hyperalgesia", "Pain Physician 14:145"),
    Reference("lee_2016", "Lee", 2016, "The effects of music on pain: a meta-analysis", "Journal of Music Therapy", "10.1093/jmt/thw012"),
    Reference("lewis_2012", "Lewis and others", 2012, "Conditioned pain modulation in people with chronic pain: review and meta-analysis", "Journal of Pain 13:936", "10.1016/j.jpain.2012.07.005"),
    Reference("luginbuhl_2003", "Luginbuhl and others", 2003, "Small-dose ketamine and remifentanil in volunteers", "Anesthesia and Analgesia 96:726", "PMID 12598253"),
    Reference("luz_2014", "Luz and others", 2014, "Lamina I neurons and their place in a circuit that gates pain", "Journal of Physiology", "PMC3979609"),
    Reference("manninen_2017", "Manninen and others", 2017, "Social laughter triggers endogenous opioid release in humans", "Journal of Neuroscience 37:6125", "10.1523/JNEUROSCI.0688-16.2017"),
    Reference("marker_2005", "Marker and others", 2005, "Spinal G-protein-gated potassium channels contribute in a dose-dependent manner to the analgesic effect of mu- and delta- but not kappa-opioids", "Journal of Neuroscience", "PMID 15814785"),
    Reference("mattioli_2014", "Mattioli and others", 2014, "Toll-like receptor 4 mutant and null mice retain morphine-induced tolerance, hyperalgesia, and physical dependence", "PLoS One", "10.1371/journal.pone.0097361"),
    Reference("mcpherson_2018", "McPherson and others", 2018, "Changes in pain intensity after discontinuation of long-term opioid therapy for chronic noncancer pain", "Pain 159:2097", "10.1097/j.pain.0000000000001315"),
    Reference("mcquay_1999", "McQuay, Carroll and Moore", 1999, "Injected morphine in postoperative pain: a quantitative systematic review", "Journal of Pain and Symptom Management 17:164", "10.1016/s0885-3924(98)00126-2"),
    Reference("melzack_wall_1965", "Melzack and Wall", 1965, "Pain mechanisms: a new theory", "Science 150:971"),
    Reference("mendell_2014", "Mendell", 2014, "Constructing and deconstructing the gate theory of pain", "Pain 155:210", "10.1016/j.pain.2013.12.010"),
    Reference("mikkelsen_1999", "Mikkelsen and others", 1999, "The effect of naloxone on ketamine-induced effects on hyperalgesia and ketamine-induced side effects in humans", "Anesthesiology 90:1539"),
    Reference("morasco_2020", "Morasco and others", 2020, "Dose escalation over two years in people on stable opioid doses", "Pain", "10.1097/j.pain.0000000000001817"),
    Reference("moy_2020", "Moy and others", 2020, "Distribution of functional opioid receptors in human dorsal root ganglion neurons", "Pain 161", "10.1097/j.pain.0000000000001846"),
    Reference("naugle_2012", "Naugle and others", 2012, "A meta-analytic review of the hypoalgesic effects of exercise", "Journal of Pain 13:1139"),
    Reference("niesters_2010", "Niesters and others", 2010, "Do sex differences exist in opioid analgesia? A systematic review and meta-analysis of human experimental and clinical studies", "Pain 151:61", "10.1016/j.pain.2010.06.012"),
    Reference("niesters_2014", "Niesters, Martini and Dahan", 2014, "Ketamine for chronic pain: risks and benefits", "British Journal of Clinical Pharmacology 77:357", "10.1111/bcp.12094"),
    Reference("nijs_2021", "Nijs and others", 2021, "Nociplastic pain criteria or recognition of central sensitization?", "Journal of Clinical Medicine 10:3203", "10.3390/jcm10153203"),
    Reference("nissen_2018", "Nissen and others", 2018, "Comparison of normalized gain and Cohen's d for analyzing gains on concept inventories", "Physical Review Physics Education Research 14:010115", "10.1103/PhysRevPhysEducRes.14.010115"),
    Reference("noble_2010", "Noble and others", 2010, "Long-term opioid management for chronic noncancer pain", "Cochrane Database CD006605", "PMC6494200"),
    Reference("noppers_2011", "Noppers and others", 2011, "Drug-induced liver injury following a repeated course of ketamine treatment for chronic pain in CRPS type 1 patients: a report of 3 cases", "Pain 152:2173", "10.1016/j.pain.2011.03.026"),
    Reference("oliva_2020", "Oliva and others", 2020, "Associations between stopping prescriptions for opioids, length of opioid treatment, and overdose or suicide deaths in US veterans: observational evaluation", "BMJ 368:m283", "10.1136/bmj.m283"),
    Reference("olofsen_2022", "Olofsen and others", 2022, "Ketamine psychedelic and antinociceptive effects are connected", "Anesthesiology 136:792", "10.1097/ALN.0000000000004176"),
    Reference("orhurhu_2019", "Orhurhu and others", 2019, "Ketamine infusions for chronic pain: a systematic review and meta-analysis of randomized trials", "Anesthesia and Analgesia 129:241", "10.1213/ANE.0000000000004185"),
    Reference("park_2020", "Park, Ho, Pickering and others", 2020, "Magnesium for the management of chronic pain in adults: a systematic review", "Anesthesia and Analgesia", "10.1213/ANE.0000000000004673"),
    Reference("pereira_2015", "Pereira and others", 2015, "Endogenous opioid-masked latent pain sensitization: studies from mouse to human", "PLoS One", "10.1371/journal.pone.0134441"),
    Reference("polaski_2019", "Polaski and others", 2019, "How much exercise: a review of the dose in chronic pain", "PLoS One", "10.1371/journal.pone.0210418"),
    Reference("powell_2021", "Powell and others", 2021, "Evaluation of buprenorphine rotation in patients receiving long-term opioids for chronic pain: a systematic review", "JAMA Network Open 4:e2124152", "10.1001/jamanetworkopen.2021.24152"),
    Reference("prescott_2006", "Prescott and others", 2006, "Reduction of anion reversal potential subverts the inhibitory control of firing rate in spinal lamina I neurons", "Molecular Pain 2:32", "10.1186/1744-8069-2-32"),
    Reference("quigley_2004", "Quigley", 2004, "Opioid switching to improve pain relief and drug tolerability", "Cochrane Database CD004847; withdrawn in 2013", "10.1002/14651858.CD004847"),
    Reference("ram_2008", "Ram and others", 2008, "Oral opioid use alters DNIC but not cold pain perception in patients with chronic pain: new perspective of opioid-induced hyperalgesia", "Pain 139:431", "10.1016/j.pain.2008.05.015"),
    Reference("reznikov_2005", "Reznikov and others", 2005, "Oral opioid administration and hyperalgesia in patients with cancer or chronic nonmalignant pain", "British Journal of Clinical Pharmacology 60:311"),
    Reference("rivat_2007", "Rivat and others", 2007, "Non-nociceptive stress and pain hypersensitivity in rats with pain and opioid experience", "Neuropsychopharmacology 32:2217", "10.1038/sj.npp.1301340"),
    Reference("roberts_2002", "Roberts and others", 2002, "Sex hormone suppression by intrathecal opioids", "Clinical Journal of Pain 18:144"),
    Reference("roberts_pashler_2000", "Roberts and Pashler", 2000, "How persuasive is a good fit? A comment on theory testing", "Psychological Review 107:358"),
    Reference("roeckel_2017", "Roeckel and others", 2017, "Morphine-induced hyperalgesia involves mu opioid receptors and the metabolite morphine-3-glucuronide", "Scientific Reports 7:10406", "PMC5583172"),
    Reference("saidi_2018", "Saïdi and others", 2018, "Effectiveness of long-term opioid therapy among chronic non-cancer pain patients attending multidisciplinary pain treatment clinics: a Quebec Pain Registry study", "Canadian Journal of Pain 2:113", "10.1080/24740527.2018.1451252"),
    Reference("sanchez_2005", "Sanchez and others", 2005, "Estrogen, progesterone and the gene of serotonin's enzyme (TPH2) in macaques", "Molecular Brain Research 135:194", "PMID 15857682"),
    Reference("sandhu_2023", "Sandhu and others", 2023, "Reducing opioid use for chronic pain with a group-based intervention: a randomized clinical trial (I-WOTCH)", "JAMA 329:1745", "10.1001/jama.2023.6454"),
    Reference("schrimpf_2015", "Schrimpf and others", 2015, "The effect of sleep deprivation on pain perception in healthy people: a meta-analysis", "Sleep Medicine"),
    Reference("schuttert_2021", "Schuttert and others", 2021, "How central sensitization is defined and assessed: a review", "Journal of Clinical Medicine 10:5931", "10.3390/jcm10245931"),
    Reference("seagrove_2004", "Seagrove and others", 2004, "Electrophysiological characterisations of rat lamina I dorsal horn neurones and the involvement of excitatory amino acid receptors", "Pain 108:76", "10.1016/j.pain.2003.12.004"),
    Reference("sharma_stevens_1996", "Sharma and Stevens", 1996, "Where magnesium and calcium sit in the NMDA receptor channel", "PNAS 93:14170", "PMID 8943079"),
    Reference("sigtermans_trial_2009", "Sigtermans and others", 2009, "Ketamine produces effective and long-term pain relief in patients with CRPS type 1", "Pain 145:304", "10.1016/j.pain.2009.06.023"),
    Reference("song_2011", "Song and others", 2011, "Magnesium sulfate prevents remifentanil-induced postoperative hyperalgesia in patients undergoing thyroidectomy", "Anesthesia and Analgesia 113:390"),
    Reference("sorge_2015", "Sorge and others", 2015, "Different immune cells mediate mechanical pain hypersensitivity in male and female mice", "Nature Neuroscience 18:1081", "10.1038/nn.4053"),
    Reference("springborg_2020", "Springborg and others", 2020, "High-dose naloxone: effects by late administration on pain and hyperalgesia following a human heat injury model", "PLoS One", "10.1371/journal.pone.0242169"),
    Reference("staud_2014", "Staud and others", 2014, "Temporal summation of heat pain in fibromyalgia and in health", "PLoS One", "10.1371/journal.pone.0089086"),
    Reference("sullivan_2017", "Sullivan and others", 2017, "Support for prescription opioid taper: a pilot randomized trial", "Journal of Pain 18:308", "10.1016/j.jpain.2016.11.003"),
    Reference("sultan_2008", "Sultan and others", 2008, "Duloxetine for painful diabetic neuropathy and fibromyalgia pain: systematic review of randomised trials", "BMC Neurology 8:29", "10.1186/1471-2377-8-29"),
    Reference("suzan_2013", "Suzan and others", 2013, "A negative correlation between hyperalgesia and analgesia in patients with chronic radicular pain: is hydromorphone therapy a double-edged sword?", "Pain Physician 16:65", "PMID 23340535"),
    Reference("swartjes_2012", "Swartjes and others", 2012, "Morphine induces hyperalgesia without involvement of mu-opioid receptor or morphine-3-glucuronide", "Molecular Medicine", "10.2119/molmed.2012.00244"),
    Reference("tarr_2015", "Tarr and others", 2015, "Synchrony and exertion during dance independently raise pain threshold", "Biology Letters 11:20150767"),
    Reference("todd_2010", "Todd", 2010, "Neuronal circuitry for pain processing in the dorsal horn", "Nature Reviews Neuroscience 11:823", "10.1038/nrn2947"),
    Reference("trostheim_2024", "Trøstheim and Eikemo", 2024, "Hyperalgesia in patients with a history of opioid use disorder: a systematic review and meta-analysis", "JAMA Psychiatry 81:1108", "10.1001/jamapsychiatry.2024.2176"),
    Reference("van_elstraete_2006", "Van Elstraete and others", 2006, "Protective effect of prior administration of magnesium on delayed hyperalgesia induced by fentanyl in rats", "Canadian Journal of Anesthesia 53:1180", "10.1007/BF03021578"),
    Reference("vanderah_2001", "Vanderah and others", 2001, "Tonic descending facilitation from the rostral ventromedial medulla mediates opioid-induced abnormal pain and antinociceptive tolerance", "Journal of Neuroscience", "PMC6762454"),
    Reference("vanelderen_2015", "Vanelderen and others", 2015, "Effect of minocycline on lumbar radicular neuropathic pain: a randomized, placebo-controlled, double-blind clinical trial with amitriptyline as a comparator", "Anesthesiology 122:399"),
    Reference("vaughan_1999", "Vaughan and others", 1999, "Cannabinoids, an opioid and the release of GABA in slices of the rat's brainstem", "British Journal of Pharmacology", "PMC1566102"),
    Reference("vickers_2012", "Vickers and others", 2012, "Acupuncture for chronic pain: individual patient data meta-analysis", "Archives of Internal Medicine", "PMC3658605"),
    Reference("wang_2005", "Wang and others", 2005, "Chronic morphine and the coupling of the mu-opioid receptor to Gs", "Neuroscience 135:247", "10.1016/j.neuroscience.2005.06.003"),
    Reference("wang_2008_retracted", "Wang and others", 2008, "A paper on filamin A and the mu-opioid receptor (retracted)", "PLoS One", "10.1371/journal.pone.0001554"),
    Reference("wang_2011", "Wang and others", 2011, "Longitudinal observation of changes in pain sensitivity during opioid tapering in patients with chronic low-back pain", "Pain Medicine 12:1720", "10.1111/j.1526-4637.2011.01276.x"),
    Reference("wang_burns_2009_retracted", "Wang and Burns", 2009, "A paper on naloxone, filamin A and the mu-opioid receptor (retracted)", "PLoS One", "10.1371/journal.pone.0004282"),
    Reference("wang_mokha_1996", "Wang and Mokha", 1996, "A mu opioid and NMDA-evoked firing of trigeminal neurons in rats", "Journal of Neurophysiology 76:2093"),
    Reference("webster_2006", "Webster and others", 2006, "Oxycodone with ultra-low-dose naltrexone in low back pain: a trial", "Journal of Pain 7:937"),
    Reference("weibel_2013", "Weibel and others", 2013, "Mu opioid receptors on primary afferent Nav1.8 neurons contribute to opiate-induced analgesia: insight from conditional knockout mice", "PLoS One 8:e74706", "10.1371/journal.pone.0074706"),
    Reference("williams_2013", "Williams and others", 2013, "Regulation of mu-opioid receptors: desensitization, phosphorylation, internalization, and tolerance", "Pharmacological Reviews", "PMC3565916"),
    Reference("williams_2018", "Williams and others", 2018, "Attenuation of antidepressant effects of ketamine by opioid receptor antagonism", "American Journal of Psychiatry", "10.1176/appi.ajp.2018.18020138"),
    Reference("winstock_2012", "Winstock and others", 2012, "The prevalence and natural history of urinary symptoms among recreational ketamine users", "BJU International 110:1762", "10.1111/j.1464-410X.2012.11028.x"),
    Reference("woolf_2011", "Woolf", 2011, "Central sensitization: implications for the diagnosis and treatment of pain", "Pain 152:S2", "PMID 20961685"),
    Reference("xie_2012", "Xie and others", 2012, "Identification of 5-HT receptor subtypes enhancing inhibitory transmission in the rat spinal dorsal horn in vitro", "Molecular Pain 8:58", "PMC3495670"),
    Reference("yasaka_2009", "Yasaka and others", 2009, "AMPA receptors at the glutamate synapses of the rat's superficial dorsal horn", "Journal of Neuroscience", "PMC2778820"),
    Reference("yousef_2013", "Yousef and Al-deeb", 2013, "A double-blinded randomized controlled study of the value of sequential intravenous and oral magnesium therapy in patients with chronic low back pain with a neuropathic component", "Anaesthesia"),
    Reference("zanos_2018", "Zanos and others", 2018, "Ketamine and ketamine metabolite pharmacology", "Pharmacological Reviews 70:621", "10.1124/pr.117.015198"),
    Reference("zhang_2015", "Zhang and others", 2015, "Increased pain sensitivity in chronic pain subjects on opioid therapy: a cross-sectional study using quantitative sensory testing", "Pain Medicine 16:911", "10.1111/pme.12606"),
    Reference("zhang_2019", "Zhang and others", 2019, "Gut flora and morphine tolerance in mice", "PNAS 116:13523", "10.1073/pnas.1901182116"),
    Reference("zhao_2018", "Zhao and others", 2018, "The effect of ketamine infusion in the treatment of complex regional pain syndrome: a systemic review and meta-analysis", "Current Pain and Headache Reports 22:12", "10.1007/s11916-018-0664-x"),
)
# fmt: on


def _studied(**kinds: str) -> dict[str, str]:
    """Of each source, which kind it is; a source in two kinds is refused."""
    studied = {}
    for kind, keys in kinds.items():
        for key in keys.split():
            if key in studied:
                raise ValueError(f"{key} stands among the {studied[key]} and the {kind} of STUDIED: keep one.")
            studied[key] = kind
    return studied


#: What each source studied: people (or reviewed studies of them), or animals, cells and computer models of cells; or
#: whether it reviews a field, guides, or is a theory. What a strong claim stands on is checked against this.
STUDIED = _studied(
    people="""
        agnoli_2021 agnoli_correction_2022 angst_2003 arout_2019 athanasos_2006 basaria_2015 bawor_2015 bialas_2020
        brewer_2001 busse_2018 cepeda_2002 cepeda_2004 chen_2009 chindalore_2005 chu_2012 clements_nimmo_1981
        colina_2023 compton_2012 connolly_2015 corriger_2022 cotter_2021 dahan_2011 daniell_2008 de_vries_2020
        dunbar_laughter_2012 dyer_1999 enthoven_2016 fanta_2015 ferraro_2025 fletcher_2014 frank_2017 freeman_2015
        fuchs_buder_1997 gaskell_2016 gitlin_2020 glintborg_2020 goesling_2019 goldberg_2010 goldberg_2011 goldfarb_1990
        guirimand_2000 harris_2007 hay_2009 higgins_2019 hooten_2015 hughes_2002 ilkjaer_1996 joly_2005 jones_2023
        kalinowski_2020 kamp_2020 kamper_2015 klein_2007 koppel_1990 koppert_2003 krebs_2018 larochelle_2022
        lautenbacher_1994 lee_2016 lewis_2012 luginbuhl_2003 manninen_2017 mcpherson_2018 mcquay_1999 mikkelsen_1999
        morasco_2020 naugle_2012 niesters_2010 noble_2010 noppers_2011 oliva_2020 olofsen_2022 orhurhu_2019 park_2020
        pereira_2015 polaski_2019 powell_2021 quigley_2004 ram_2008 reznikov_2005 roberts_2002 saidi_2018 sandhu_2023
        schrimpf_2015 schuttert_2021 sigtermans_trial_2009 song_2011 springborg_2020 staud_2014 sullivan_2017
        sultan_2008 suzan_2013 tarr_2015 trostheim_2024 vanelderen_2015 vickers_2012 wang_2011 webster_2006 williams_2018
        winstock_2012 yousef_2013 zhang_2015 zhao_2018
    """,
    animals="""
        chen_huang_1991 chen_huang_1992 corder_2013 corder_2017 coull_2003 crain_shen_1995 crain_shen_1996 dedek_2019
        depaulis_1987 dickenson_sullivan_1987 drdla_2009 dunbar_yaksh_1996 ferrini_2013 ferrini_2017 francois_2017
        gideons_2014 gilling_2009 gorman_1997 heinke_2011 heinl_2011 hiroi_2006 jahr_stevens_1990 johnston_2004
        juni_2008 keller_2007 kerchner_zhuo_2002 kondo_2005 luz_2014 marker_2005 mattioli_2014 moy_2020 prescott_2006
        rivat_2007 roeckel_2017 sanchez_2005 seagrove_2004 sharma_stevens_1996 sorge_2015 swartjes_2012
        van_elstraete_2006 vanderah_2001 vaughan_1999 wang_2005 wang_2008_retracted wang_burns_2009_retracted
        wang_mokha_1996 weibel_2013 xie_2012 yasaka_2009 zhang_2019
    """,
    reviews="""
        allen_2016 angst_clark_2006 basbaum_2009 cdc_2022 cohen_2018 corder_2018 crouch_mazur_2001 fda_2019
        fitzcharles_2021 goldenberg_2016 hake_1998 heinricher_2009 latremoliere_woolf_2009 lee_2011 melzack_wall_1965
        mendell_2014 niesters_2014 nijs_2021 nissen_2018
        roberts_pashler_2000 todd_2010 williams_2013 woolf_2011 zanos_2018
    """,
)
