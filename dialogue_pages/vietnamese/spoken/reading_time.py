import re

# A loudspeaker that echoes between hills is read slower than the news on the radio.
SYLLABLES_PER_SECOND = 3.0
_SENTENCE_PAUSE, _COMMA_PAUSE = 0.7, 0.3

_SYLLABLE = re.compile(r"[^\W\d_]+|\d+")
_SENTENCE_END = re.compile(r"[.!?…]+|\n+")
_COMMA = re.compile(r"[,;:]")


def syllables_of(text: str) -> int:
    """How many syllables a text has that is written as it is said."""
    return len(_SYLLABLE.findall(text))


def seconds_to_read(text: str) -> int:
    """How long a village head needs to read a text aloud, with its pauses."""
    pauses = len(_SENTENCE_END.findall(text)) * _SENTENCE_PAUSE
    pauses += len(_COMMA.findall(text)) * _COMMA_PAUSE
    return round(syllables_of(text) / SYLLABLES_PER_SECOND + pauses)
