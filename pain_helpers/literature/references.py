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


REFERENCES = _bibliography(
    Reference("agnoli_2021", "Agnoli and others", 2021, "Association of dose tapering with overdose or mental health crisis among patients prescribed long-term opioids", "JAMA 326:411", "10.1001/jama.2021.11013"),
    Reference("basbaum_2009", "Basbaum and others", 2009, "Cellular and molecular mechanisms of pain", "Cell 139:267", "10.1016/j.cell.2009.09.028"),
    Reference("braz_2014", "Braz and others", 2014, "Transmitting pain and itch messages: a contemporary view of the spinal cord circuits that generate gate control", "Neuron"),
    Reference("brewer_2001", "Brewer and others", 2001, "Magnesium in spinal fluid after intravenous magnesium", "Clinical Neuropharmacology 24:341"),
    Reference("busse_2018", "Busse and others", 2018, "Opioids for chronic noncancer pain: a systematic review and meta-analysis", "JAMA 320:2448", "PMC6583638"),
    Reference("dickenson_sullivan_1987", "Dickenson and Sullivan", 1987, "Evidence for a role of the NMDA receptor in wind-up of dorsal horn neurons", "Neuropharmacology 26:1235", "10.1016/0028-3908(87)90275-9"),
    Reference("fda_2019", "US Food and Drug Administration", 2019, "Drug safety communication of 9 April 2019 on sudden discontinuation of opioid pain medicines", "FDA"),
    Reference("francois_2017", "François and others", 2017, "A brainstem-spinal cord inhibitory circuit for mechanical pain", "Neuron", "10.1016/j.neuron.2017.01.008"),
    Reference("gilling_2009", "Gilling and others", 2009, "Block of human NMDA receptors by ketamine and memantine", "Neuropharmacology 56"),
    Reference("guirimand_2000", "Guirimand and others", 2000, "Low-dose ketamine, the nociceptive reflex and its wind-up in people", "Anesthesia and Analgesia 90:408", "PMID 10648330"),
    Reference("heinricher_2009", "Heinricher and others", 2009, "Descending control of nociception: specificity, recruitment and plasticity", "Brain Research Reviews 60:214", "PMC2894733"),
    Reference("hughes_2002", "Hughes and others", 2002, "Ketamine and acute pain thresholds in volunteers", "British Journal of Clinical Pharmacology 53:604"),
    Reference("jahr_stevens_1990", "Jahr and Stevens", 1990, "Voltage dependence of NMDA-activated conductances predicted by single-channel kinetics", "Journal of Neuroscience 10:3178", "10.1523/JNEUROSCI.10-09-03178.1990"),
    Reference("kalinowski_2020", "Kalinowski and others", 2020, "Women's perspectives on provider education regarding opioid use", "Journal of Pain Research 13:39", "10.2147/JPR.S215943"),
    Reference("keller_2007", "Keller and others", 2007, "Transformation of the output of spinal lamina I neurons after nerve injury and microglia stimulation underlying neuropathic pain", "Molecular Pain 3:27", "10.1186/1744-8069-3-27"),
    Reference("krebs_2018", "Krebs and others", 2018, "Opioid against nonopioid medicines over 12 months for back, hip or knee pain (SPACE)", "JAMA 319:872"),
    Reference("latremoliere_woolf_2009", "Latremoliere and Woolf", 2009, "Central sensitization: a generator of pain hypersensitivity by central neural plasticity", "Journal of Pain 10:895"),
    Reference("lewis_2012", "Lewis and others", 2012, "Conditioned pain modulation in people with chronic pain: review and meta-analysis", "Journal of Pain 13:936", "10.1016/j.jpain.2012.07.005"),
    Reference("luz_2014", "Luz and others", 2014, "Lamina I neurons and their place in a circuit that gates pain", "Journal of Physiology", "PMC3979609"),
    Reference("melzack_wall_1965", "Melzack and Wall", 1965, "Pain mechanisms: a new theory", "Science 150:971"),
    Reference("mendell_2014", "Mendell", 2014, "Constructing and deconstructing the gate theory of pain", "Pain 155:210", "10.1016/j.pain.2013.12.010"),
    Reference("prescott_2006", "Prescott and others", 2006, "Reduction of anion reversal potential subverts the inhibitory control of firing rate in spinal lamina I neurons", "Molecular Pain 2:32", "10.1186/1744-8069-2-32"),
    Reference("schuttert_2021", "Schuttert and others", 2021, "How central sensitization is defined and assessed: a review", "Journal of Clinical Medicine 10:5931", "10.3390/jcm10245931"),
    Reference("seagrove_2004", "Seagrove and others", 2004, "Electrophysiological characterisations of rat lamina I dorsal horn neurones and the involvement of excitatory amino acid receptors", "Pain 108:76", "10.1016/j.pain.2003.12.004"),
    Reference("todd_2010", "Todd", 2010, "Neuronal circuitry for pain processing in the dorsal horn", "Nature Reviews Neuroscience 11:823", "10.1038/nrn2947"),
    Reference("woolf_2011", "Woolf", 2011, "Central sensitization: implications for the diagnosis and treatment of pain", "Pain 152:S2", "PMID 20961685"),
    Reference("yasaka_2009", "Yasaka and others", 2009, "AMPA receptors at the glutamate synapses of the rat's superficial dorsal horn", "Journal of Neuroscience", "PMC2778820"),
)
