"""Word documents (.docx) read in the order a reader sees them.

The XML is read by local names, so that transitional and strict files read alike.
A soft line break becomes a line of its own; `starts_paragraph` of that line says
whether its words go on from the line before.
"""

from .reader import read_word

__all__ = ["read_word"]
