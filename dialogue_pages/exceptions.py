from django.utils.translation import gettext as _


class DialoguePagesError(Exception):
    """Family of everything the plugin raises for a person to be told."""


class ActRefusedError(DialoguePagesError):
    """An act that may not be done now; the message is for the person who tried."""


class StaleError(ActRefusedError):
    """Somebody else has worked on the question since it was on screen."""


class NotAtThisStageError(ActRefusedError):
    """An act that the question's stage leaves no room for."""


class BlanksLeftError(DialoguePagesError):
    """A page that may not be published, for a draft's blanks stand in it."""

    def __init__(self, page, blanks: list[str]):
        told = _("“%(title)s” is not published yet. Still to be filled in: %(blanks)s")
        words = {"title": page.draft_title, "blanks": "; ".join(blanks)}
        super().__init__(told % words)
        self.page = page
        self.blanks = blanks
