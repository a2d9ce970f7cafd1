"""What a lesson shows besides its text and labs: questions, evidence boxes, words explained.

All of it is plain HTML that needs no running kernel, so a reader on GitHub or
in an exported page sees the same as one in JupyterLab. Only the page of
questions for a clinician is more where a kernel runs: there it can be ticked.
"""

from .boxes import evidence, glossary
from .questions import check, predict
from .tables import conclusions_table, numbers_table, results_table, targets_table
from .version import made_for
from .visit import my_questions

__all__ = [
    "check",
    "conclusions_table",
    "evidence",
    "glossary",
    "made_for",
    "my_questions",
    "numbers_table",
    "predict",
    "results_table",
    "targets_table",
]
