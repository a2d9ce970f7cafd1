"""The safety line, and where to turn at once: the one place where the course names it.

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
#: The same line by line, as plain words: the first says what the others are.
HELP_LINES = tuple(line.lstrip("- ") for line in HELP.replace("**", "").splitlines() if line.strip())
#: What stands in the first cell of each notebook and on each sheet of paper, word for word.
SAFETY = (
    "This course explains; it does not advise. Do not change or stop a medicine because of it. Stopping an opioid "
    "suddenly can do serious harm. Take your questions to the person who prescribes your medicine."
)
