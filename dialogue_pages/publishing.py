"""Published answers: one answers a new question, and a question follows its own page.

The question follows its page on the axis of visibility, in whatever way the page goes up
or down: editor, bulk, workflow, schedule.
"""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import get_active_log_context

from .acting import Actor, Told, act_on, locked
from .exceptions import ActRefusedError
from .models import AnswerPage, Question
from .question_choices import AnswerKind, Outcome, Visibility
from .stages import Act, Role


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


def _public_answers(question: Question):
    home = question.site.root_page
    return AnswerPage.objects.descendant_of(home).live().public()
