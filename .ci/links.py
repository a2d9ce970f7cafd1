"""Write the public address and the version of the project where they are shown.

    .ci/links.py           write them into README.md, CITATION.cff and the part of JupyterLab
    .ci/links.py --check   write nothing; fail when one of the places is out of date

The address stands in one place, `project.urls` in pyproject.toml, and so does the version.
From it follows where the workflow puts the course as a site (`site_address`), and what opens it on Binder.
In README.md each place lies between `<!-- link: NAME -->` and `<!-- /link -->`.
"""

import argparse
import json
import re
import sys
import tomllib
from pathlib import Path
from urllib.parse import quote, urlsplit

ROOT = Path(__file__).resolve().parent.parent
LAB_EXTENSION = "pain_helpers/server/lab_extension/package.json"
FIRST_NOTEBOOK = "notebooks/00_start_here.ipynb"
PLACE = re.compile(r"(<!-- link: (?P<name>[a-z ]+) -->)(?P<text>.*?)(<!-- /link -->)", re.DOTALL)


def texts(address, version):
    """What stands at each place, by its name."""
    site = site_address(address)
    return {
        "binder notebooks": _binder_table(address, version),
        "repository": f"[the repository]({address})",
        "site": f"[{site.removeprefix('https://')}]({site})" if site else "a web server of your own",
        "jupyterhub": f"`{pull_link('https://YOUR-HUB', address, FIRST_NOTEBOOK)}`",
        "cite": f"Contributors of Why Pain Drugs Fade. *Why Pain Drugs Fade*, version {version}. {address}",
    }


def pull_link(hub, address, notebook):
    """The address of a hub that puts the course into a learner's home and opens a notebook of it.

    Without a branch it takes the main one: a tag can be pulled once, and fails when the link is followed again.
    """
    folder = address.rsplit("/", 1)[-1]
    place = quote(f"lab/tree/{folder}/{notebook}", safe="")
    return f"{hub}/hub/user-redirect/git-pull?repo={quote(address, safe='')}&urlpath={place}"


def project(root=ROOT):
    """The public address and the version of the course, as pyproject.toml holds them."""
    said = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return said["urls"]["Repository"].rstrip("/").removesuffix(".git"), said["version"]


def site_address(address):
    """Where GitHub's Pages show what the workflow publishes, with a slash at the end; elsewhere nothing does: empty."""
    parts = urlsplit(address)
    owner, _, name = parts.path.strip("/").partition("/")
    return f"https://{owner.lower()}.github.io/{name}/" if parts.hostname == "github.com" else ""


def binder_address(address, version, notebook):
    """What opens a notebook of that version on Binder."""
    return f"https://mybinder.org/v2/{_binder_path(address)}/v{version}?urlpath=lab/tree/{notebook}"


def _binder_badge(what, address, version, notebook):
    place = binder_address(address, version, notebook)
    return f"[![Open {what} on Binder](https://mybinder.org/badge_logo.svg)]({place})"


def _binder_table(address, version):
    """A row for each notebook, with a badge that opens it."""
    rows = ["| notebook | without installing anything |", "|---|---|"]
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        first = json.loads(path.read_text(encoding="utf-8"))["cells"][0]["source"]
        number = path.name[:2] if path.name[:2].isdigit() else ""
        title = f"{number} {first[0].removeprefix('# ').strip()}".strip()
        name = f"notebooks/{path.name}"
        rows.append(f"| [{title}]({name}) | {_binder_badge(number or title, address, version, name)} |")
    return "\n".join(rows)


def renewed(name, text, address, version):
    """The text of the file `name` as it should be."""
    if name == "CITATION.cff":
        text = re.sub(r"(?m)^repository-code:.*$", f'repository-code: "{address}"', text)
        return re.sub(r"(?m)^version:.*$", f'version: "{version}"', text)
    if name == LAB_EXTENSION:
        return re.sub(r'(?m)^(  "version": )".*"', rf'\g<1>"{version}"', text)
    known = texts(address, version)

    def place(match):
        if match["name"] not in known:
            raise SystemExit(f"{name}: no link is called {match['name']!r}; there are: {', '.join(known)}.")
        # Space inside the marks is kept: a table needs a line of its own.
        before, after = re.match(r"\s*", match["text"])[0], re.search(r"\s*$", match["text"])[0]
        return match[1] + before + known[match["name"]] + after + match[4]

    return PLACE.sub(place, text)


def _binder_path(address):
    parts = urlsplit(address)
    path = parts.path.strip("/")
    if parts.hostname == "github.com":
        return f"gh/{path}"
    if parts.hostname == "gitlab.com":
        return f"gl/{quote(path, safe='')}"
    return f"git/{quote(address, safe='')}"


def main(arguments=None, root=ROOT):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a place is out of date")
    check = parser.parse_args(arguments).check

    address, version = project(root)
    stale = 0
    for name in ("README.md", "CITATION.cff", LAB_EXTENSION):
        path = root / name
        text = path.read_text(encoding="utf-8")
        right = renewed(name, text, address, version)
        if right == text:
            continue
        stale += 1
        if check:
            print(f"{name}: out of date; run `make links`", file=sys.stderr)
        else:
            path.write_text(right, encoding="utf-8", newline="\n")
            print(f"{name}: written")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
