"""Which acts the desk offers for a case: the table of stages, narrowed to a person."""

from django.db import transaction

from dialogue_pages.acting import Actor, locked
from dialogue_pages.models import Question
from dialogue_pages.stages import Act, Stage, acts_from

from . import answer_forms, triage_forms
from .act_form import ActForm
from .draft_form import DraftForm
from .link_answer_form import LinkAnswerForm

FORMS: dict[Act, type[ActForm]] = {
    Act.TAKE: triage_forms.TakeForm,
    Act.REFUSE: triage_forms.RefuseForm,
    Act.ASK_MORE: triage_forms.AskMoreForm,
    Act.STOP_WAITING: triage_forms.StopWaitingForm,
    Act.MERGE: triage_forms.MergeForm,
    Act.SPLIT: triage_forms.SplitForm,
    Act.LINK_ANSWER: LinkAnswerForm,
    Act.ACCEPT_FOR_MEETING: triage_forms.AcceptForMeetingForm,
    Act.ASSIGN: triage_forms.AssignForm,
    Act.DECLINE: triage_forms.DeclineForm,
    Act.SUBMIT_DRAFT: DraftForm,
    Act.SEND_BACK: answer_forms.SendBackForm,
    Act.APPROVE: answer_forms.ApproveForm,
    Act.ANSWER_IN_HALL: answer_forms.AnswerInHallForm,
    Act.LEAVE_THE_HALL: answer_forms.LeaveTheHallForm,
    Act.REFER: answer_forms.ReferForm,
    Act.CHASE: answer_forms.ChaseForm,
    Act.REGISTER_REPLY: answer_forms.RegisterReplyForm,
    Act.PROMISE: answer_forms.PromiseForm,
    Act.ACCEPT_EVIDENCE: answer_forms.AcceptEvidenceForm,
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
    Act.REGISTER_REPLY,
    Act.ACCEPT_EVIDENCE,
)


def offered(question: Question, actor: Actor) -> list[Act]:
    """The acts a person may do on a case now, the main one first."""
    acts = [
        act
        for act in acts_from(Stage(question.stage), set(actor.roles))
        if act in FORMS and _makes_sense(act, question)
    ]
    return sorted(acts, key=_rank)


def perform(form: ActForm, by: Actor) -> None:
    """Do an act, unless the case has changed since its form was on screen."""
    with transaction.atomic():
        locked(form.question, version=form.cleaned_data["version"])
        form.perform(by)


def _makes_sense(act: Act, question: Question) -> bool:
    if act is Act.WITHHOLD:
        return not question.is_withheld
    if act is Act.RELEASE:
        return question.is_withheld
    return True


def _rank(act: Act) -> int:
    return MAIN.index(act) if act in MAIN else len(MAIN)
