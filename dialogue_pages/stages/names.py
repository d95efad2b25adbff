"""The names in the life of a question: stages, acts, who acts, what clocks do."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """Where the work on a question stands; only this axis has transitions."""

    RECEIVED = "received", _("received")
    TRIAGE = "triage", _("being sorted")
    WAITING_CITIZEN = "waiting_citizen", _("waiting for the sender")
    FOR_MEETING = "for_meeting", _("for the conference")
    ASSIGNED = "assigned", _("assigned to a unit")
    TO_APPROVE = "to_approve", _("answer to be approved")
    REFERRED = "referred", _("referred to a higher authority")
    ANSWERED = "answered", _("answered")
    IN_PROGRESS = "in_progress", _("promise being kept")
    REOPENED = "reopened", _("reopened")
    DONE = "done", _("settled")
    MERGED = "merged", _("merged with another question")
    NOT_ACCEPTED = "not_accepted", _("not accepted")
    WITHDRAWN = "withdrawn", _("withdrawn by the sender")
    SPAM = "spam", _("spam")
    DIVIDED = "divided", _("divided, each matter by itself")


class PublicLabel(models.TextChoices):
    """What the sender and the public read; “answered” is never shown as “settled”."""

    RECEIVED = "received", _("Received")
    IN_WORK = "in_work", _("In work")
    ANSWERED = "answered", _("Answered")
    SETTLED = "settled", _("Settled")
    CLOSED = "closed", _("Closed without an answer")


PUBLIC_LABELS = {
    Stage.RECEIVED: PublicLabel.RECEIVED,
    Stage.TRIAGE: PublicLabel.IN_WORK,
    Stage.WAITING_CITIZEN: PublicLabel.IN_WORK,
    Stage.FOR_MEETING: PublicLabel.IN_WORK,
    Stage.ASSIGNED: PublicLabel.IN_WORK,
    Stage.TO_APPROVE: PublicLabel.IN_WORK,
    Stage.REFERRED: PublicLabel.IN_WORK,
    Stage.ANSWERED: PublicLabel.ANSWERED,
    Stage.IN_PROGRESS: PublicLabel.ANSWERED,
    Stage.REOPENED: PublicLabel.IN_WORK,
    Stage.DONE: PublicLabel.SETTLED,
    Stage.MERGED: PublicLabel.IN_WORK,
    Stage.NOT_ACCEPTED: PublicLabel.CLOSED,
    Stage.WITHDRAWN: PublicLabel.CLOSED,
    Stage.SPAM: PublicLabel.CLOSED,
    Stage.DIVIDED: PublicLabel.IN_WORK,
}

ENDS = frozenset(
    {
        Stage.MERGED,
        Stage.NOT_ACCEPTED,
        Stage.WITHDRAWN,
        Stage.DONE,
        Stage.SPAM,
        Stage.DIVIDED,
    }
)
WITH_UNITS = (Stage.ASSIGNED, Stage.TO_APPROVE)  # and not answered yet
BEFORE_ANSWER = (
    Stage.RECEIVED,
    Stage.TRIAGE,
    Stage.WAITING_CITIZEN,
    Stage.FOR_MEETING,
    Stage.ASSIGNED,
    Stage.TO_APPROVE,
    Stage.REFERRED,
    Stage.REOPENED,
)


class Role(StrEnum):
    """Who acts; a person may hold several."""

    CITIZEN = "citizen"
    MODERATOR = "moderator"
    UNIT = "unit"
    UNIT_BY_LINK = "unit_by_link"
    APPROVER = "approver"
    SECRETARY = "secretary"
    HAMLET_HEAD = "hamlet_head"
    EDITOR = "editor"
    SYSTEM = "system"


class ClockEffect(StrEnum):
    """What an act does to the clocks of a question."""

    KEEP = "keep"
    START = "start"
    STOP = "stop"
    RESTART = "restart"
    MEET = "meet"
    HAND_OVER = "hand_over"
    FOLLOW = "follow"
    END = "end"
    RESUME = "resume"


class Act(models.TextChoices):
    """Everything that can happen to a question."""

    SUBMIT = "submit", _("sent")
    REGISTER = "register", _("entered by the office")
    TAKE = "take", _("taken up")
    REFUSE = "refuse", _("not accepted")
    ASK_MORE = "ask_more", _("asked for more")
    REPLY = "reply", _("completed by the sender")
    STOP_WAITING = "stop_waiting", _("went on without a reply")
    MERGE = "merge", _("merged")
    UNMERGE = "unmerge", _("no longer merged")
    FOLLOW_STEP = "follow_step", _("went on with the question it is merged with")
    FOLLOW_ANSWER = "follow_answer", _("answered with the question it is merged with")
    SPLIT = "split", _("split")
    LINK_ANSWER = "link_answer", _("answered by a standing answer")
    ACCEPT_FOR_MEETING = "accept_for_meeting", _("accepted for the conference")
    ASSIGN = "assign", _("assigned")
    DECLINE = "decline", _("declined by the unit")
    SUBMIT_DRAFT = "submit_draft", _("answer drafted")
    ISSUE_LINK = "issue_link", _("link for the unit issued")
    REVOKE_LINK = "revoke_link", _("link for the unit taken back")
    OPEN_LINK = "open_link", _("link opened by the unit")
    ASK_OFFICE = "ask_office", _("the unit asks the office")
    SEND_BACK = "send_back", _("draft sent back")
    APPROVE = "approve", _("answer approved")
    RECORD_IN_HALL = "record_in_hall", _("entered from the minutes")
    ANSWER_IN_HALL = "answer_in_hall", _("answered at the conference")
    LEAVE_THE_HALL = "leave_the_hall", _("to be answered in writing")
    REFER = "refer", _("referred")
    CHASE = "chase", _("authority reminded")
    REGISTER_REPLY = "register_reply", _("authority replied")
    PROMISE = "promise", _("promised")
    ACCEPT_EVIDENCE = "accept_evidence", _("promise kept")
    CLOSE = "close", _("closed")
    OBJECT = "object", _("objected to")
    WITHDRAW = "withdraw", _("withdrawn")
    EXTEND = "extend", _("time limit extended")
    RESCHEDULE = "reschedule", _("time limit counted anew")
    MOVE_CONFERENCE = "move_conference", _("conference moved")
    WITHHOLD = "withhold", _("marked as sensitive")
    RELEASE = "release", _("no longer sensitive")
    PUBLISH = "publish", _("published with its answer")
    HIDE = "hide", _("hidden again with its answer")
    SET_TOPIC = "set_topic", _("topic set")
    MARK_SPAM = "mark_spam", _("marked as spam")
    UNMARK_SPAM = "unmark_spam", _("is no spam")
    NOTE = "note", _("noted for the office")
    TAKE_OVER = "take_over", _("taken over from who was at work on it")
    UNDO = "undo", _("last step undone")
