"""What teaching the course to a room needs besides the notebooks.

Ten ideas with a question before and one after, papers to print, how to read
the gain, run sheets, and what to say when someone is in need. The notes on
each lab stand in the notebooks, in the metadata of the lab's cell;
``make guide`` builds INSTRUCTORS.md from both.
"""

from .quiz import ten_questions

__all__ = ["ten_questions"]
