"""Write the public address and the version of the project where they are shown.

    .ci/links.py           write them into README.md and CITATION.cff
    .ci/links.py --check   write nothing; fail when one of the places is out of date

The address stands in one place, `project.urls` in pyproject.toml, and so does the version.
In README.md each place lies between `<!-- link: NAME -->` and `<!-- /link -->`.
"""

import argparse
import re
import sys
import tomllib
from pathlib import Path
from urllib.parse import quote, urlsplit

ROOT = Path(__file__).resolve().parent.parent
FIRST_NOTEBOOK = "notebooks/00_start_here.ipynb"
PLACE = re.compile(r"(<!-- link: (?P<name>[a-z ]+) -->)(?P<text>.*?)(<!-- /link -->)", re.DOTALL)


def texts(address, version):
    """What stands at each place, by its name."""
    address = address.rstrip("/").removesuffix(".git")
    folder = address.rsplit("/", 1)[-1]
    tag = f"v{version}"
    binder = f"https://mybinder.org/v2/{_binder_path(address)}/{tag}?urlpath=lab/tree/{FIRST_NOTEBOOK}"
    hub = (
        "https://YOUR-HUB/hub/user-redirect/git-pull"
        f"?repo={quote(address, safe='')}&urlpath={quote(f'lab/tree/{folder}/{FIRST_NOTEBOOK}', safe='')}"
    )
    return {
        "binder": f"[![Open the course on Binder](https://mybinder.org/badge_logo.svg)]({binder})",
        "repository": f"[the repository]({address})",
        "jupyterhub": f"`{hub}`",
        "cite": f"Contributors of Why Pain Drugs Fade. *Why Pain Drugs Fade*, version {version}. {address}",
    }


def renewed(name, text, address, version):
    """The text of the file `name` as it should be."""
    if name == "CITATION.cff":
        text = re.sub(r"(?m)^repository-code:.*$", f'repository-code: "{address}"', text)
        return re.sub(r"(?m)^version:.*$", f'version: "{version}"', text)
    known = texts(address, version)

    def place(match):
        if match["name"] not in known:
            raise SystemExit(f"{name}: no link is called {match['name']!r}; there are: {', '.join(known)}.")
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

    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    address, version = project["urls"]["Repository"], project["version"]
    stale = 0
    for name in ("README.md", "CITATION.cff"):
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
