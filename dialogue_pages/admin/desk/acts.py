"""Which acts the desk offers for a case: the table of stages, narrowed to a person."""

from django.db import transaction

from dialogue_pages import answering, claiming, moderation
from dialogue_pages.acting import Actor, locked
from dialogue_pages.extending import may_extend
from dialogue_pages.models import Question
from dialogue_pages.stages import Act, Stage, acts_from

from . import answer_forms, hall_forms, order_forms, referral_forms, triage_forms
from .act_form import ActForm
from .draft_form import DraftForm
from .extend_form import ExtendForm
from .link_answer_form import LinkAnswerForm
from .split_form import SplitForm

FORMS: dict[Act, type[ActForm]] = {
    Act.TAKE: triage_forms.TakeForm,
    Act.REFUSE: triage_forms.RefuseForm,
    Act.ASK_MORE: triage_forms.AskMoreForm,
    Act.STOP_WAITING: triage_forms.StopWaitingForm,
    Act.MERGE: triage_forms.MergeForm,
    Act.UNMERGE: triage_forms.UnmergeForm,
    Act.SPLIT: SplitForm,
    Act.LINK_ANSWER: LinkAnswerForm,
    Act.ACCEPT_FOR_MEETING: triage_forms.AcceptForMeetingForm,
    Act.ASSIGN: triage_forms.AssignForm,
    Act.DECLINE: triage_forms.DeclineForm,
    Act.SUBMIT_DRAFT: DraftForm,
    Act.SEND_BACK: answer_forms.SendBackForm,
    Act.APPROVE: answer_forms.ApproveForm,
    Act.RECORD_IN_HALL: hall_forms.RecordInHallForm,
    Act.ANSWER_IN_HALL: hall_forms.ConfirmHallForm,
    Act.LEAVE_THE_HALL: hall_forms.LeaveTheHallForm,
    Act.REFER: referral_forms.ReferForm,
    Act.CHASE: referral_forms.ChaseForm,
    Act.REGISTER_REPLY: referral_forms.RegisterReplyForm,
    Act.PROMISE: answer_forms.PromiseForm,
    Act.ACCEPT_EVIDENCE: answer_forms.AcceptEvidenceForm,
    Act.EXTEND: ExtendForm,
    Act.SET_TOPIC: order_forms.SetTopicForm,
    Act.NOTE: order_forms.NoteForm,
    Act.MARK_SPAM: order_forms.MarkSpamForm,
    Act.UNMARK_SPAM: order_forms.UnmarkSpamForm,
    Act.WITHHOLD: triage_forms.WithholdForm,
    Act.RELEASE: triage_forms.ReleaseForm,
}
# What is done next in the usual run of things; shown first, as the main button.
MAIN = (
    Act.TAKE,
    Act.APPROVE,
    Act.ASSIGN,
    Act.SUBMIT_DRAFT,
    Act.ANSWER_IN_HALL,
    Act.RECORD_IN_HALL,
    Act.REGISTER_REPLY,
    Act.ACCEPT_EVIDENCE,
)


def offered(question: Question, actor: Actor) -> list[Act]:
    """The acts a person may do on a case now, the main one first."""
    acts = [
        act
        for act in acts_from(Stage(question.stage), set(actor.roles))
        if act in FORMS and _makes_sense(act, question, actor)
    ]
    return sorted(acts, key=_rank)


def perform(form: ActForm, by: Actor) -> None:
    """Do an act, unless the case has changed since, or somebody else is at work on it."""
    with transaction.atomic():
        if not form.changes_case:
            return form.perform(by)
        locked(form.question, version=form.cleaned_data["version"])
        claiming.require_free(form.question, by)
        form.perform(by)
        claiming.let_go(form.question, by)


def _makes_sense(act: Act, question: Question, actor: Actor) -> bool:
    """Whether the person may do it on this very case: a second person is not the first."""
    match act:
        case Act.WITHHOLD:
            return not question.is_withheld
        case Act.RELEASE:
            return question.is_withheld and moderation.may_release(question, actor)
        case Act.APPROVE | Act.ANSWER_IN_HALL:
            draft = answering.waiting_draft(question)
            return draft is not None and answering.is_of_another(draft, actor)
        case Act.ACCEPT_EVIDENCE:
            return answering.may_confirm_promise(question, actor)
        case Act.RECORD_IN_HALL:
            return answering.was_held(question)
        case Act.UNMERGE:
            return question.answered_at is None
        case Act.EXTEND:
            return may_extend(question)
        case _:
            return True


def _rank(act: Act) -> int:
    return MAIN.index(act) if act in MAIN else len(MAIN)
