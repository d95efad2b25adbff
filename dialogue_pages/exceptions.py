class DialoguePagesError(Exception):
    """Family of everything the plugin raises for a person to be told."""


class ActRefusedError(DialoguePagesError):
    """An act that may not be done now; the message is for the person who tried."""


class NotAtThisStageError(ActRefusedError):
    """An act that the question's stage leaves no room for."""
