"""Everything the office keeps of one sender's question, for the sender to have."""

from .models import Question, QuestionEvent, QuestionRating
from .stages import TRANSITIONS, Act, Role


def personal_copy(question: Question) -> dict:
    """What was sent, said and told, and which files came with it; no internal note."""
    return {
        "number": question.number,
        "received_at": question.received_at.isoformat(),
        "source": str(question.get_source_display()),
        "sender": {
            "name": question.sender_name,
            "phone": question.sender_phone,
            "email": question.sender_email,
            "address": question.sender_address,
            "age": str(question.get_sender_age_display()),
            "hamlet": str(question.hamlet) if question.hamlet else None,
        },
        "consent": {
            "given_at": _moment(question.consented_at),
            "text": question.consent_text,
            "name_may_be_published": question.may_publish_name,
        },
        "title": question.title,
        "content": question.content,
        "topic": str(question.topic) if question.topic else None,
        "wants_to_speak": question.wants_to_speak,
        "state": str(question.public_label.label),
        "public": {"title": question.public_title, "text": question.public_text},
        "steps": _steps(question),
        "files": [
            {"name": file.name, "bytes": file.size, "public_name": file.public_name}
            for file in question.files.all()
        ],
        "rating": _rating(question),
        "data_requests": _data_requests(question),
        "messages": _messages(question),
    }


def _steps(question: Question) -> list[dict]:
    return [
        {
            "at": event.at.isoformat(),
            "step": str(event.get_act_display()),
            "told": event.public_note,
            "said": _own_words(event),
        }
        for event in question.events.all()
        if TRANSITIONS[Act(event.act)].tells_sender
    ]


def _own_words(event: QuestionEvent) -> str:
    """A reply, an objection, the reason of a withdrawal."""
    return event.note or event.reason if event.role == Role.CITIZEN else ""


def _rating(question: Question) -> dict | None:
    rating = QuestionRating.objects.filter(question=question).first()
    return rating and {
        "given_at": rating.given_at.isoformat(),
        "satisfaction": str(rating.get_satisfaction_display()),
        "comment": rating.comment,
    }


def _data_requests(question: Question) -> list[dict]:
    return [
        {
            "asked_at": request.asked_at.isoformat(),
            "kind": str(request.get_kind_display()),
            "words": request.words,
            "due_on": request.due_on.isoformat(),
            "handled_at": _moment(request.handled_at),
            "result": request.result,
        }
        for request in question.data_requests.all()
    ]


def _messages(question: Question) -> list[dict]:
    return [
        {
            "to": message.address,
            "about": str(message.get_kind_display()),
            "written_at": message.created_at.isoformat(),
            "sent_at": _moment(message.sent_at),
            "state": str(message.get_state_display()),
        }
        for message in question.messages.all()
    ]


def _moment(at) -> str | None:
    return at.isoformat() if at else None
