"""Whether the history of a case is as it was written."""

from collections.abc import Iterator

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogue_pages.acting import state_of
from dialogue_pages.models import Question, QuestionEvent
from dialogue_pages.sealing import Chain, Fault, checked

_AT_ONCE = 500
_IN_ORDER = Prefetch("events", QuestionEvent.objects.order_by("pk"), to_attr="written")
_WORDS = {
    Fault.CHANGED: gettext_lazy(
        "event %(place)d was changed, or one before it is missing or new"
    ),
    Fault.WORDS: gettext_lazy("the words of event %(place)d were changed"),
    Fault.ERASED: gettext_lazy(
        "words of event %(place)d are gone, but the case still names its sender"
    ),
    Fault.ACTOR: gettext_lazy("event %(place)d names another account"),
    Fault.UNSEALED: gettext_lazy("event %(place)d has no digest"),
    Fault.STATE: gettext_lazy(
        "the case is not where its last event left it: events are missing, "
        "or it was changed without one"
    ),
}


def chain_of(question: Question) -> Chain:
    (found,) = chains_of(Question.objects.filter(pk=question.pk))
    return found[1]


def chains_of(questions: QuerySet) -> Iterator[tuple[Question, Chain]]:
    """The cases by their keys, each with what the check of its chain found."""
    rows = questions.order_by("pk").prefetch_related(_IN_ORDER)
    for question in rows.iterator(chunk_size=_AT_ONCE):
        yield question, _checked(question)


def place_of(question: Question, printed: str) -> int | None:
    """Which event of a case bears a digest, or begins with one printed short; from 1."""
    events = question.events.order_by("pk").values_list("digest", flat=True)
    for place, digest in enumerate(events, 1):
        if digest is not None and bytes(digest).hex().startswith(printed):
            return place
    return None


def told_of(chain: Chain) -> str:
    """What is wrong with a chain in words; empty where nothing is."""
    return str(_WORDS[chain.fault]) % {"place": chain.place} if chain.fault else ""


def summed_up(chain: Chain) -> str:
    """The state of a chain in a sentence."""
    if chain.fault:
        return _("The history is broken: %(fault)s.") % {"fault": told_of(chain)}
    if not chain.length:
        return _("The history is from before events had digests.")
    if chain.erased:
        return _("The history is whole; words were erased as the law says.")
    return _("The history is whole.")


def _checked(question: Question) -> Chain:
    events = (event.as_sealed() for event in question.written)
    is_forgotten = question.anonymised_at is not None
    return checked(events, state_of(question), is_forgotten=is_forgotten)
