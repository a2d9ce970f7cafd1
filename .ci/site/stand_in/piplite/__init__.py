"""In the stead of piplite, which the kernel asks for. `%pip` in a cell comes here, too."""

from micropip import install

__all__ = ["install"]
