"""The words of the field, each explained once, in plain language."""

WORDS = {
    "AMPA receptor": "A gate for glutamate on the second nerve. It opens at once and carries most of the fast signal.",
    "central sensitization": "The nervous system turned up: nerve cells in the spinal cord answer more strongly than before, so that harmless things can hurt.",
    "descending control": "Signals from the brainstem down to the spinal cord that can turn pain down or up.",
    "dorsal horn": "The part of the spinal cord where nerves from the body arrive and hand on their signal.",
    "GABA": "The messenger that inhibitory interneurons let go. It quiets the cell that it reaches.",
    "glutamate": "The main messenger of the first nerve. It excites the second nerve.",
    "inhibitory interneuron": "A short nerve cell within the spinal cord that holds other cells back.",
    "magnesium": "A mineral that sits in the NMDA receptor like a plug and lets go when the cell is excited.",
    "mechanistic model": "A set of equations in which each part stands for a part of the body, so that you can change one and see what follows.",
    "NK1 receptor": "The receptor for substance P on the second nerve.",
    "NMDA receptor": "A gate for glutamate that is plugged by magnesium at rest. When it opens, it amplifies.",
    "pain fiber": "A thin nerve from the body that answers to what could do harm (a nociceptor).",
    "rating": "What the model gives as pain, from 0 (none) to 10 (the worst that can be imagined).",
    "substance P": "A second messenger of some pain fibers, let go when they fire strongly.",
    "touch fiber": "A thick, fast nerve from the body that answers to light touch.",
    "wind-up": "Each of several quick, equal stimuli hurts more than the one before.",
}
