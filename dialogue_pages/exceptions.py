from django.utils.translation import gettext as _


class DialoguePagesError(Exception):
    """Family of everything the plugin raises for a person to be told."""


class ActRefusedError(DialoguePagesError):
    """An act that may not be done now; the message is for the person who tried."""


class StaleError(ActRefusedError):
    """Somebody else has worked on the question since it was on screen."""


class NotAtThisStageError(ActRefusedError):
    """An act that the question's stage leaves no room for."""


class PageNotPublishedError(DialoguePagesError):
    """A page that may not be published as it is now, with the reasons in words."""

    def __init__(self, page, told: str):
        super().__init__(told)
        self.page = page


class BlanksLeftError(PageNotPublishedError):
    """A draft's blanks stand in the page."""

    def __init__(self, page, blanks: list[str]):
        told = _("“%(title)s” is not published yet. Still to be filled in: %(blanks)s")
        words = {"title": page.draft_title, "blanks": "; ".join(blanks)}
        super().__init__(page, told % words)
        self.blanks = blanks


class UnfitPageError(PageNotPublishedError):
    """The page no longer passes the checks that it passed when it was written."""

    def __init__(self, page, reasons: list[str]):
        told = _("“%(title)s” is not published. %(reasons)s")
        words = {"title": page.draft_title, "reasons": " ".join(reasons)}
        super().__init__(page, told % words)
