"""Every link of the pages and of the notebooks leads somewhere: to a file and a heading that are here, or to an address
in the form that its site gives. Nothing is fetched.
"""

import html
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import nbformat
import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "pain_helpers").glob("*.md"), *(ROOT / "notebooks").glob("*.ipynb")])
MARKDOWN = re.compile(r"\]\(<?([^)<>\s]+)>?\)")
HTML = re.compile(r"""\b(?:href|src)=(["'])(.*?)\1""")
#: Sites that are linked, and the form of an address there.
FORMS = {
    "doi.org": r"/10\.\d{4,9}/\S+",
    "pubmed.ncbi.nlm.nih.gov": r"/\d{1,8}/?",
    "pmc.ncbi.nlm.nih.gov": r"/articles/PMC\d+/?",
    "github.com": r"/[\w.-]+/[\w.-]+",
    "github.io": r"/[\w.-]+/",  # the site of the course; its host begins with the owner's name
    "mybinder.org": r"/badge_logo\.svg|/v2/gh/[\w.-]+/[\w.-]+/v[\d.]+",
}


def texts(path: Path) -> list[str]:
    """What a reader of a page may follow links in: a Markdown file, or a notebook's texts and outputs."""
    if path.suffix == ".md":
        return [path.read_text(encoding="utf-8")]
    found = []
    for cell in nbformat.read(path, as_version=4).cells:
        found += [cell.source] if cell.cell_type == "markdown" else []
        found += ["".join(output.get("data", {}).get("text/html", "")) for output in cell.get("outputs", [])]
    return found


def links(path: Path) -> list[str]:
    found = []
    for text in texts(path):
        found += [html.unescape(link) for link in [*MARKDOWN.findall(text), *(pair[1] for pair in HTML.findall(text))]]
    return [link for link in found if not link.startswith("data:")]


def headings(path: Path) -> set[str]:
    """The names by which headings of a page are linked: GitHub's for Markdown, Jupyter's for a notebook."""
    named = re.findall(r"^#+ (.+)$", "\n".join(texts(path)), re.MULTILINE)
    if path.suffix == ".ipynb":
        return {title.strip().replace(" ", "-") for title in named}
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in named}


def wrong(path: Path, link: str) -> str:
    """Why a link leads nowhere, or an empty text."""
    address = urlsplit(link)
    if address.scheme or address.netloc:
        if address.scheme != "https":
            return "is not https"
        host = re.sub(r"^[\w-]+\.(github\.io)$", r"\1", address.hostname)
        if host not in FORMS:
            return f"leads to {host}, whose form no test knows"
        return "" if re.fullmatch(FORMS[host], address.path) else f"has not the form of {host}"
    target = (path.parent / unquote(address.path)).resolve() if address.path else path
    if not target.is_relative_to(ROOT) or not target.is_file():
        return "names a file that is not there"
    if address.fragment and unquote(address.fragment) not in headings(target):
        return f"names a heading that {target.name} has not"
    return ""


@pytest.mark.parametrize(
    "path", PAGES, ids=lambda path: path.name if path.parent == ROOT else f"{path.parent.name}/{path.name}"
)
def test_every_link_leads_somewhere(path):
    complaints = {link: why for link in links(path) if (why := wrong(path, link))}
    assert not complaints, complaints


def test_links_are_found_and_bad_ones_are_named():
    assert sum(len(links(path)) for path in PAGES) > 300
    readme = ROOT / "README.md"
    for bad in (
        "nowhere.md",
        "#no-such-heading",
        "http://doi.org/10.1000/1",
        "https://doi.org/1",
        "https://example.org/",
    ):
        assert wrong(readme, bad), bad
