"""Whether a notebook and the package that it meets are of one version of the course."""

from __future__ import annotations

from pain_helpers import __version__

#: What differs, and what a learner can do at home and where someone else installs.
OTHER = (
    "This notebook is of version {notebook} of the course and the package installed here of version {package}, so "
    "cells may fail or show other numbers: on your own computer, get all files of the course anew and start it with "
    "make lab; on a shared server, show this line to the person who runs it."
)


def made_for(version: str) -> None:
    """Say it in one sentence where the installed package is not of the notebook's ``version``; else nothing.

    ``make notebooks`` writes the call, with the version, into each notebook's first code cell.
    """
    if version != __version__:
        print(OTHER.format(notebook=version, package=__version__))
