"""Stands before the package of this name, which takes a second to load, and loads it for the first who asks it.

jsonschema imports it in each Jupyter server and each pytest, to know addresses in any alphabet from other text, and
nobody asks. tests/conftest.py puts this folder before the packages, also for what tests start.
"""

import importlib
import os
import sys

_ME = sys.modules[__name__]


def is_valid_syntax(term: str, value: str) -> bool:
    return _itself().is_valid_syntax(term, value)


def _itself():
    """The package, from now on in this one's stead."""
    if sys.modules.get(__name__) is _ME:
        paths, here = list(sys.path), os.path.dirname(__file__)
        try:
            sys.path[:] = [path for path in paths if os.path.abspath(path) != here]
            del sys.modules[__name__]
            importlib.import_module(__name__)
        finally:
            sys.path[:] = paths
    return sys.modules[__name__]
