"""A document as a Word file, with the look of the printed paper (NĐ 30/2020/NĐ-CP).

The few parts of the package are written directly: no template with its own styles
shows through, and the same document gives the same bytes.
"""

from .render import render_docx

__all__ = ["render_docx"]
