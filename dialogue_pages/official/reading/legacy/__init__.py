"""Vietnamese written in the encodings of before Unicode, brought into Unicode."""

from .conversion import convert_bytes, convert_font, convert_lines, converted
from .syllables import likeness

__all__ = [
    "convert_bytes",
    "convert_font",
    "convert_lines",
    "converted",
    "likeness",
]
