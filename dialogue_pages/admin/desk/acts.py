"""Which acts the desk offers for a case: the table of stages, narrowed to a person."""

from django.db import transaction

from dialogue_pages.acting import Actor, locked
from dialogue_pages.models import Question
from dialogue_pages.stages import Act, Stage, acts_from

from . import act_forms
from .act_forms import ActForm
from .draft_form import DraftForm
from .link_answer_form import LinkAnswerForm

FORMS: dict[Act, type[ActForm]] = {
    Act.TAKE: act_forms.TakeForm,
    Act.REFUSE: act_forms.RefuseForm,
    Act.ASK_MORE: act_forms.AskMoreForm,
    Act.STOP_WAITING: act_forms.StopWaitingForm,
    Act.MERGE: act_forms.MergeForm,
    Act.SPLIT: act_forms.SplitForm,
    Act.LINK_ANSWER: LinkAnswerForm,
    Act.ACCEPT_FOR_MEETING: act_forms.AcceptForMeetingForm,
    Act.ASSIGN: act_forms.AssignForm,
    Act.DECLINE: act_forms.DeclineForm,
    Act.SUBMIT_DRAFT: DraftForm,
    Act.SEND_BACK: act_forms.SendBackForm,
    Act.APPROVE: act_forms.ApproveForm,
    Act.ANSWER_IN_HALL: act_forms.AnswerInHallForm,
    Act.LEAVE_THE_HALL: act_forms.LeaveTheHallForm,
    Act.REFER: act_forms.ReferForm,
    Act.CHASE: act_forms.ChaseForm,
    Act.REGISTER_REPLY: act_forms.RegisterReplyForm,
    Act.PROMISE: act_forms.PromiseForm,
    Act.ACCEPT_EVIDENCE: act_forms.AcceptEvidenceForm,
    Act.WITHHOLD: act_forms.WithholdForm,
    Act.RELEASE: act_forms.ReleaseForm,
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
