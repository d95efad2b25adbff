class DialoguePagesError(Exception):
    """Family of everything the plugin raises for a person to be told."""
