"""What the research literature says: references, and a verdict on each claim."""
