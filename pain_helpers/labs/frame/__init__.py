"""What every lab stands on: the lab itself, its controls, its screen, and the words that all share."""
