"""Widths of words, for the lines that are as long as a share of the text above them."""

from reportlab.pdfbase.pdfmetrics import stringWidth

from dialogue_pages.vietnamese.folding import fold

_TWIPS = 20


def width_of(words: str, size: float, font: str = "Times-Bold") -> int:
    """In twentieths of a point; accents do not widen the letters of Times."""
    bare = "".join(
        plain.upper() if letter.isupper() else plain
        for letter in words
        for plain in fold(letter)[:1]
    )
    return round(stringWidth(bare, font, size) * _TWIPS)
