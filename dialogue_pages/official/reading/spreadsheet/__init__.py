from .hamlet_sheet import ReadSheet, read_hamlet_sheet

__all__ = ["ReadSheet", "read_hamlet_sheet"]
