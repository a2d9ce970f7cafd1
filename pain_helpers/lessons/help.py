"""Where to turn at once: the one place where the course names it.

``.ci/notebooks.py`` writes it into the first cell of each notebook.
"""

from __future__ import annotations

#: The help line, as Markdown. The numbers of crisis lines stand here and nowhere else.
HELP = (
    "**Help, now:**\n\n"
    "- **Thoughts of suicide:** call your emergency number. In the US, call or text 988.\n"
    "- **Someone who took an opioid cannot be woken, or hardly breathes:** call the emergency number, and give "
    "naloxone if there is any.\n"
    "- **Out of medicine, lowered too fast, or no prescriber:** call the prescriber's office or a pharmacist today. "
    "If neither can help, go to urgent care."
)
