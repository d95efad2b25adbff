"""Whether a message is worded as what the law sends another way; a person decides."""

from dataclasses import dataclass

from dialogue_pages.vietnamese.complaints import ToldAs, told_as

from .question_choices import Visibility


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A message worded as a complaint or denunciation, and the words that say so."""

    is_denunciation: bool
    words: list[str]

    @property
    def visibility(self) -> Visibility:
        """What reads like a denunciation is sensitive from the start."""
        return Visibility.WITHHELD if self.is_denunciation else Visibility.PRIVATE


def suspicion_of(title: str, content: str) -> Suspicion | None:
    """Whether a message is worded as what the form may not take."""
    found = told_as(f"{title}.\n{content}")
    if found is None:
        return None
    words = list(dict.fromkeys(reason.text for reason in found.reasons))
    return Suspicion(found.kind == ToldAs.DENUNCIATION, words[:3])
