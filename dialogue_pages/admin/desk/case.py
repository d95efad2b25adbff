"""One case on one screen."""

from dataclasses import dataclass

from django.forms import Media
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.log_actions import log

from dialogue_pages import claiming, letters, redacting
from dialogue_pages.models import Question, ReplyDraft
from dialogue_pages.models.calendar import office_calendar
from dialogue_pages.question_choices import DraftState
from dialogue_pages.stages import Act, Stage
from dialogue_pages.suspecting import Suspicion, suspicion_of

from .act_form import ActForm
from .acts import FORMS, MAIN, offered
from .answer_page import shown_page
from .case_file import KEEPERS
from .case_page import CasePage
from .chips import clock_chip, leading_clock, stage_chip
from .claims import claim_on_sight
from .clocks import shown_clocks
from .mails import SENDERS, mails_of
from .masking import shown_text, shown_title
from .notes import shown_notes
from .public_view import public_view
from .similar import alike
from .timeline import timeline
from .undo import seconds_to_undo
from .unit_link import shown_link

VIEWED_MASKED = "dialogue_pages.question.view_masked"
_KEYS = {
    Act.ASSIGN: "g",
    Act.MERGE: "d",
    Act.ASK_MORE: "c",
    Act.REFUSE: "r",
    Act.REFER: "u",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One act on screen: its form, and whether it stands open (after an error)."""

    act: Act
    form: ActForm
    is_open: bool
    is_main: bool
    url: str

    @property
    def key(self) -> str:
        """The key that unfolds it; empty for most."""
        return _KEYS.get(self.act, "")


@dataclass(frozen=True, slots=True)
class ShownDraft:
    """A draft with what of personal data still stands in it."""

    draft: ReplyDraft
    is_waiting: bool
    found: list[str]


class CaseView(CasePage):
    """Text, files, clocks, history, drafts, and the acts the person may do."""

    template_name = "dialogue_pages/admin/desk/case.html"
    tried: ActForm | None = None
    typed: list[tuple[str, str]] = []  # words of a form that cannot be sent any more

    def get(self, request, *args, **kwargs):
        if self.is_masked:
            number = self.question.number
            log(self.question, VIEWED_MASKED, user=request.user, title=number)
        return super().get(request, *args, **kwargs)

    @cached_property
    def offered(self) -> list[Act]:
        return offered(self.question, self.actor)

    def _offer(self, act: Act) -> Offer:
        url = reverse("dialogue_pages_question_act", args=[self.question.pk, act.value])
        is_main = act in MAIN and act == self.offered[0]
        if self.tried and self.tried.prefix == act.value:
            return Offer(act, self.tried, True, is_main, url)
        form = FORMS[act](self.question, prefix=act.value)
        return Offer(act, form, False, is_main, url)

    def get_context_data(self, **kwargs):
        question, masked = self.question, self.is_masked
        offers = [self._offer(act) for act in self.offered]
        return super().get_context_data(**kwargs) | {
            **self._clocks(),
            "question": question,
            "masked": masked,
            "suspicion": None if masked else self._suspicion(),
            "title": shown_title(question, masked=masked),
            "text": shown_text(question, masked=masked),
            "stage": stage_chip(question),
            "timeline": timeline(question, masked=masked),
            "files": [] if masked else question.files.all(),
            "offers": offers,
            "media": sum((offer.form.media for offer in offers), Media()),
            "drafts": [] if masked else self._drafts(),
            "mails": [] if masked else mails_of(question),
            "may_send": bool(self.actor.roles & SENDERS),
            "has_letter": not masked and bool(letters.approved_reply(question)),
            "may_archive": bool(self.actor.roles & KEEPERS),
            "unit_link": shown_link(question, self.actor),
            "public": public_view(question),
            "may_prepare": bool(self.actor.roles & redacting.PREPARERS),
            "answer_page": shown_page(question, self.actor, self.request.user),
            "letters": question.letters.all(),
            "notes": shown_notes(question, self.seat),
            "together": self._together(),
            "parts": self._openable(question.parts),
            "claim": claim_on_sight(question, self.actor),
            "is_own_work": claiming.is_work_of(question, self.actor),
            "typed": self.typed,
            "alike": alike(question, self.seat, self.offered),
            "undo_seconds": seconds_to_undo(question, self.actor),
        }

    def _suspicion(self) -> Suspicion | None:
        """What the wording says, for as long as nobody has decided what it is."""
        undecided = self.question.stage in (Stage.RECEIVED, Stage.TRIAGE)
        told = self.question.title, self.question.content
        return suspicion_of(*told) if undecided else None

    def _together(self) -> list[Question]:
        """The questions merged with this one, as far as the person may open them."""
        return self._openable(self.question.merged)

    def _openable(self, cases) -> list[Question]:
        """By their keys: few cases hang on another, and a database may not know that."""
        keys = list(cases.order_by().values_list("pk", flat=True))
        return list(self.seat.cases().filter(pk__in=keys)) if keys else []

    def _clocks(self) -> dict:
        calendar, today = office_calendar(self.question.site), timezone.localdate()
        clocks = shown_clocks(self.question, today, calendar)
        leading = leading_clock(shown.clock for shown in clocks)
        return {"clocks": clocks, "clock": clock_chip(leading, today, calendar)}

    def _drafts(self) -> list[ShownDraft]:
        return [
            ShownDraft(draft, draft.state == DraftState.SUBMITTED, self._found(draft))
            for draft in self.question.drafts.select_related("drafted_by", "decided_by")
        ]

    def _found(self, draft: ReplyDraft) -> list[str]:
        texts = [draft.short_answer, draft.text, draft.legal_basis, draft.answered_by]
        return redacting.left_of_people(self.question, texts)
