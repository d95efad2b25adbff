"""PDF files with a text layer, read by where the words stand on the sheet."""

from .reader import read_pdf

__all__ = ["read_pdf"]
