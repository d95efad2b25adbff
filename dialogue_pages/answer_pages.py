"""The page of an answer: a draft from the redacted texts, and its later changes.

Who publishes is a person who sees the page; Wagtail's workflow is theirs.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from .acting import Actor, locked
from .exceptions import ActRefusedError
from .models import AnswerIndexPage, AnswerPage, CommuneSettings, Question, ReplyDraft
from .models.answer_privacy import personal_data_in
from .models.page_forms import free_slug
from .promise_clock import promised_until
from .question_choices import DraftState
from .stages import Role, Stage

DRAFTERS = frozenset({Role.MODERATOR, Role.APPROVER})
ANSWERED = (Stage.ANSWERED, Stage.IN_PROGRESS, Stage.DONE)


@transaction.atomic
def draft_answer_page(
    question: Question, parent: AnswerIndexPage, *, by: Actor
) -> AnswerPage:
    """Make an unpublished page of the approved answer and the redacted question."""
    if not by.roles & DRAFTERS:
        raise ActRefusedError(_("This is not yours to do."))
    question = locked(question)
    draft = _approved(question)
    _refuse_unready(question)
    _refuse_foreign(question, parent)
    if own_page(question):
        raise ActRefusedError(_("There is an answer page for this question already."))
    _refuse_personal_data(question, draft)
    page = _page_of(question, draft)
    page.slug = free_slug(page.title, parent)
    try:
        parent.add_child(instance=page)
    except ValidationError as error:
        raise ActRefusedError(" ".join(error.messages)) from error
    log(page, "wagtail.create", user=by.user, content_changed=True)
    page.save_revision(user=by.user, log_action=False)
    _is_on_page(draft)
    question.answer_page = page
    question.version += 1
    question.save()
    return page


@transaction.atomic
def update_answer_page(question: Question, note: str, *, by: Actor) -> AnswerPage:
    """Put the answer as it stands now into a draft of the page that is there already.

    What the public reads stays until a person publishes the draft; every earlier text
    stays in the history of the page. `note` tells the public what changed.
    """
    if not by.roles & DRAFTERS:
        raise ActRefusedError(_("This is not yours to do."))
    question = locked(question)
    draft = _approved(question)
    page = own_page(question)
    if page is None:
        raise ActRefusedError(_("This question has no answer page yet."))
    _refuse_unready(question)
    _refuse_personal_data(question, draft, note)
    page = page.get_latest_revision_as_object()
    for name, value in _words(question, draft).items():
        setattr(page, name, value)
    if page.first_published_at:
        page.changed_on, page.change_note = timezone.localdate(), note
    try:
        page.full_clean()
    except ValidationError as error:
        raise ActRefusedError(" ".join(error.messages)) from error
    page.save_revision(user=by.user, log_action=True)
    _is_on_page(draft)
    return page


def approved_reply(question: Question) -> ReplyDraft | None:
    """The words that stand as the answer now; none while it is looked at again."""
    if question.stage not in ANSWERED:
        return None
    return question.drafts.filter(state=DraftState.APPROVED).first()


def own_page(question: Question) -> AnswerPage | None:
    """The page with the question's own words, not one that merely answers it too."""
    made = AnswerPage.objects.filter(made_from=question)
    pk = made.values_list("pk", flat=True).first()  # few cases have one
    return AnswerPage.objects.get(pk=pk) if pk else None


def is_out_of_date(page: AnswerPage, question: Question) -> bool:
    """Whether a later reply, or what came of the question, is not on its page yet."""
    reply = approved_reply(question)
    if reply is None:
        return False
    if reply.paged_at is None:
        return True
    told = page.get_latest_revision_as_object()
    is_moved = told.promised_until != promised_until(question)
    return is_moved or bool(question.outcome and question.outcome != told.outcome)


def _approved(question: Question) -> ReplyDraft:
    draft = approved_reply(question)
    if draft is None or draft.decided_at is None:
        raise ActRefusedError(_("Nobody has approved an answer to this question."))
    return draft


def _refuse_unready(question: Question) -> None:
    if question.is_withheld:
        raise ActRefusedError(_("The question is withheld as sensitive."))
    if not (question.public_title.strip() and question.public_text.strip()):
        raise ActRefusedError(_("Prepare the public text of the question first."))


def _refuse_foreign(question: Question, parent: AnswerIndexPage) -> None:
    site = parent.get_site()
    if site is None or site.pk != question.site_id:
        raise ActRefusedError(_("This list of answers belongs to another commune."))


def _refuse_personal_data(
    question: Question, draft: ReplyDraft, note: str = ""
) -> None:
    texts = [question.public_title, question.public_text, note]
    texts += [draft.short_answer, draft.text, draft.legal_basis, draft.answered_by]
    office = CommuneSettings.for_site(question.site)
    found = list(personal_data_in(texts, office=office, question=question))
    if found:
        raise ActRefusedError(
            _("Personal data stands here: %(found)s") % {"found": ", ".join(found)}
        )


def _page_of(question: Question, draft: ReplyDraft) -> AnswerPage:
    return AnswerPage(
        live=False,
        title=question.public_title,
        question_text=question.public_text,
        topic=question.topic,
        hamlet=question.hamlet,
        conference=question.conference,
        answered_on=draft.answered_on or timezone.localdate(question.answered_at),
        made_from=question,
        **_words(question, draft),
    )


def _words(question: Question, draft: ReplyDraft) -> dict:
    """What of a page comes from the reply, and so changes with a later one."""
    return {
        "short_answer": draft.short_answer,
        "answer": draft.text,
        "legal_basis": draft.legal_basis,
        "answered_by": draft.answered_by,
        "document_number": draft.document_number,
        "unit": question.unit,
        "kind": question.answer_kind or draft.kind,
        "outcome": question.outcome or draft.outcome,
        "promised_until": promised_until(question),
        "reviewed_on": timezone.localdate(draft.decided_at),
    }


def _is_on_page(draft: ReplyDraft) -> None:
    draft.paged_at = timezone.now()
    draft.save(update_fields=["paged_at"])
