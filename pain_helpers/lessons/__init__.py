"""What a lesson shows besides its text and labs: questions, evidence boxes, words explained.

All of it is plain HTML that needs no running kernel, so a reader on GitHub or
in an exported page sees the same as one in JupyterLab.
"""

from .boxes import evidence, glossary
from .questions import check, predict
from .tables import numbers_table, results_table, targets_table

__all__ = ["check", "evidence", "glossary", "numbers_table", "predict", "results_table", "targets_table"]
