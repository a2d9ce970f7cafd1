"""Where help is, in the words of the safety box; the numbers of crisis lines stand here alone."""

HELP = (
    "**Help.** Thoughts of suicide: your emergency number; in the US, call or text 988. "
    "Someone took an opioid and cannot be woken or hardly breathes: the emergency number, and naloxone if it is there. "
    "Out of medicine, lowered too fast, or no one to prescribe: the prescriber's office or a pharmacist today, "
    "else urgent care."
)
