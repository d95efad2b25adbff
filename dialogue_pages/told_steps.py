"""What has happened to a question, in words to its sender."""

from django.utils.translation import gettext_lazy

from .stages import Act

HAPPENED = {
    Act.SUBMIT: gettext_lazy("Your message arrived"),
    Act.REGISTER: gettext_lazy("The office wrote your message down"),
    Act.TAKE: gettext_lazy("An officer took your message up"),
    Act.REFUSE: gettext_lazy("Your message was not accepted"),
    Act.ASK_MORE: gettext_lazy("The office asks you for more"),
    Act.REPLY: gettext_lazy("You replied"),
    Act.STOP_WAITING: gettext_lazy("The office goes on without your reply"),
    Act.MERGE: gettext_lazy("Joined with a message about the same matter"),
    Act.UNMERGE: gettext_lazy("Handled by itself again"),
    Act.FOLLOW_STEP: gettext_lazy("The message that yours is joined with went on"),
    Act.FOLLOW_ANSWER: gettext_lazy(
        "Your message was answered together with the one about the same matter"
    ),
    Act.SPLIT: gettext_lazy("Divided: each matter is answered by itself"),
    Act.LINK_ANSWER: gettext_lazy("Your message was answered"),
    Act.ACCEPT_FOR_MEETING: gettext_lazy("Put on the list of the conference"),
    Act.ASSIGN: gettext_lazy("Given to the unit in charge"),
    Act.APPROVE: gettext_lazy("Your message was answered"),
    Act.ANSWER_IN_HALL: gettext_lazy("Answered at the conference"),
    Act.LEAVE_THE_HALL: gettext_lazy("Will be answered in writing"),
    Act.REFER: gettext_lazy("Sent to a higher authority"),
    Act.CHASE: gettext_lazy("The higher authority was reminded"),
    Act.REGISTER_REPLY: gettext_lazy("The higher authority replied"),
    Act.PROMISE: gettext_lazy("The commune promised"),
    Act.ACCEPT_EVIDENCE: gettext_lazy("The promise was kept"),
    Act.CLOSE: gettext_lazy("Closed after the answer"),
    Act.OBJECT: gettext_lazy("You objected"),
    Act.WITHDRAW: gettext_lazy("You took your message back"),
    Act.EXTEND: gettext_lazy("The time limit was extended"),
    Act.MOVE_CONFERENCE: gettext_lazy("The conference was moved"),
    Act.UNDO: gettext_lazy("The office took its last step back"),
    Act.PUBLISH: gettext_lazy("The answer was published, without your personal data"),
}
