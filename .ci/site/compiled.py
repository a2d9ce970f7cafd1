"""Put Python's own form of each module into wheels and the like, so that a browser need not compile them at each start.

Runs in Pyodide, in Node (compiled.mjs), since that form belongs to one version of Python: from /wheels/plain, into
/wheels/compiled. The course keeps its sources beside, to be read; other packages have no use for theirs.
"""

import importlib.util
import re
import sys
import sysconfig
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc
from pathlib import Path

#: Fonts that no picture of the course uses, and examples: most of matplotlib's size.
NOT_NEEDED = re.compile(r"matplotlib/mpl-data/(sample_data|fonts/(afm|pdfcorefonts|ttf/STIX))")
#: Where Python will find the modules, for what an error says of them.
STDLIB, PACKAGES = next(place for place in sys.path if place.endswith(".zip")), sysconfig.get_path("purelib")


def compiled(source: bytes, name: str) -> bytes:
    """A module's code, never to be held against its source again."""
    code = compile(source, name, "exec", dont_inherit=True)
    return bytes(_code_to_hash_pyc(code, importlib.util.source_hash(source), False))


def place_of(name: str, with_source: bool) -> str:
    """Where Python looks for the code of a module: beside its source, or in its stead."""
    return importlib.util.cache_from_source(name) if with_source else f"{name}c"


def put(packed: zipfile.ZipFile, name: str, content: bytes) -> None:
    """The same wheel gives the same file, whenever it is written."""
    packed.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED, 9)


def write(plain: Path, result: Path) -> None:
    with_source = plain.name.startswith("pain_helpers-")
    place = STDLIB if plain.suffix == ".zip" else PACKAGES
    with zipfile.ZipFile(plain) as given, zipfile.ZipFile(result, "w") as packed:
        for member in given.infolist():
            if member.is_dir() or NOT_NEEDED.search(member.filename):
                continue
            content, is_module = given.read(member), member.filename.endswith(".py")
            if is_module:
                try:
                    put(packed, place_of(member.filename, with_source), compiled(content, f"{place}/{member.filename}"))
                except SyntaxError:  # a template, or for another Python
                    is_module = False
            if with_source or not is_module:
                put(packed, member.filename, content)


for archive in sorted(Path("/wheels/plain").iterdir()):
    write(archive, Path("/wheels/compiled") / archive.name)
