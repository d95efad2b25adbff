"""Answers for everybody: a draft page from the redacted texts, and what follows its life.

Who publishes is a person who sees the page; Wagtail's workflow is theirs. The question
follows its page on the axis of visibility, in whatever way the page goes up or down.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import get_active_log_context, log

from .acting import Actor, Told, act_on, locked
from .exceptions import ActRefusedError
from .models import AnswerIndexPage, AnswerPage, CommuneSettings, Question, ReplyDraft
from .models.answer_privacy import personal_data_in
from .models.page_forms import free_slug
from .question_choices import AnswerKind, DraftState, Outcome, Visibility
from .stages import Act, Role, Stage

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
    _refuse_unready(question, parent)
    _refuse_personal_data(question, draft)
    page = _page_of(question, draft)
    page.slug = free_slug(page.title, parent)
    try:
        parent.add_child(instance=page)
    except ValidationError as error:
        raise ActRefusedError(" ".join(error.messages)) from error
    log(page, "wagtail.create", user=by.user, content_changed=True)
    page.save_revision(user=by.user, log_action=False)
    question.answer_page = page
    question.version += 1
    question.save()
    return page


@transaction.atomic
def link_standing_answer(
    question: Question, answer_page: AnswerPage, *, by: Actor
) -> Question:
    """Answer a question by what is published; its own text stays unpublished."""
    question = locked(question)
    page = _public_answers(question).filter(pk=answer_page.pk).first()
    if page is None:
        raise ActRefusedError(_("Choose a published answer of this commune."))
    if not page.may_answer_others:
        raise ActRefusedError(
            _("This answer was last reviewed more than 12 months ago; review it first.")
        )
    told = Told(
        reason=page.title,
        public_note="\n\n".join(filter(None, [page.short_answer, page.answer])),
        changes={
            "answer_page": page,
            "answer_kind": AnswerKind.STANDING,
            "outcome": Outcome.EXPLAINED,
        },
    )
    return act_on(question, Act.LINK_ANSWER, by, told)


@transaction.atomic
def follow_published(page: AnswerPage, *, by: Actor) -> None:
    """The question whose words stand on the page is public; all who asked are told."""
    unseen = (Visibility.PRIVATE, Visibility.QUEUE, Visibility.HIDDEN)
    _follow(page, Act.PUBLISH, unseen, Visibility.PUBLIC, by)


@transaction.atomic
def follow_unpublished(page: AnswerPage, *, by: Actor) -> None:
    """The question whose words stood on the page is hidden again."""
    _follow(page, Act.HIDE, (Visibility.PUBLIC,), Visibility.HIDDEN, by)


def take_down_answer(question: Question, *, by: Actor) -> None:
    """Unpublish the page that shows the words of a question, whoever finds the leak."""
    for page in AnswerPage.objects.filter(made_from=question):
        UnpublishPageAction(page, user=by.user).execute(skip_permission_checks=True)
        page.revisions.update(approved_go_live_at=None)


def on_published(*, instance: AnswerPage, **_signal) -> None:
    """Called by Wagtail for every way of publishing: editor, bulk, workflow, schedule."""
    follow_published(instance, by=_editor())


def on_unpublished(*, instance: AnswerPage, **_signal) -> None:
    follow_unpublished(instance, by=_editor())


def _editor() -> Actor:
    """Who is at work in the admin; the schedule publishes without anybody."""
    user = get_active_log_context().user
    return Actor(frozenset({Role.EDITOR}), user) if user else Actor.system()


def _follow(page, act, from_, to, by) -> Question | None:
    shown = Question.objects.filter(pk=page.made_from_id, visibility__in=from_).first()
    if shown is None:
        return None
    return act_on(locked(shown), act, by, Told(changes={"visibility": to}))


def _approved(question: Question) -> ReplyDraft:
    draft = question.drafts.filter(state=DraftState.APPROVED).first()
    if draft is None or draft.decided_at is None or question.stage not in ANSWERED:
        raise ActRefusedError(_("Nobody has approved an answer to this question."))
    return draft


def _refuse_unready(question: Question, parent: AnswerIndexPage) -> None:
    if question.is_withheld:
        raise ActRefusedError(_("The question is withheld as sensitive."))
    if AnswerPage.objects.filter(made_from=question).exists():
        raise ActRefusedError(_("There is an answer page for this question already."))
    if not (question.public_title.strip() and question.public_text.strip()):
        raise ActRefusedError(_("Prepare the public text of the question first."))
    site = parent.get_site()
    if site is None or site.pk != question.site_id:
        raise ActRefusedError(_("This list of answers belongs to another commune."))


def _refuse_personal_data(question: Question, draft: ReplyDraft) -> None:
    texts = [question.public_title, question.public_text]
    texts += [draft.short_answer, draft.text, draft.legal_basis]
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
        short_answer=draft.short_answer,
        answer=draft.text,
        legal_basis=draft.legal_basis,
        topic=question.topic,
        hamlet=question.hamlet,
        unit=question.unit,
        conference=question.conference,
        kind=question.answer_kind or draft.kind,
        outcome=question.outcome or draft.outcome,
        answered_on=timezone.localdate(question.answered_at),
        reviewed_on=timezone.localdate(draft.decided_at),
        made_from=question,
    )


def _public_answers(question: Question):
    home = question.site.root_page
    return AnswerPage.objects.descendant_of(home).live().public()
