"""Everything the office keeps of one sender's question, for the sender to have."""

from .models import Question
from .stages import TRANSITIONS, Act


def personal_copy(question: Question) -> dict:
    """What was sent, what was told, and which files came with it; no internal note."""
    return {
        "number": question.number,
        "received_at": question.received_at.isoformat(),
        "source": str(question.get_source_display()),
        "sender": {
            "name": question.sender_name,
            "phone": question.sender_phone,
            "email": question.sender_email,
            "address": question.sender_address,
            "hamlet": str(question.hamlet) if question.hamlet else None,
        },
        "consent": {
            "given_at": question.consented_at and question.consented_at.isoformat(),
            "text": question.consent_text,
            "name_may_be_published": question.may_publish_name,
        },
        "title": question.title,
        "content": question.content,
        "state": str(question.public_label.label),
        "steps": [
            {
                "at": event.at.isoformat(),
                "step": str(event.get_act_display()),
                "told": event.public_note,
            }
            for event in question.events.all()
            if TRANSITIONS[Act(event.act)].tells_sender
        ],
        "files": [
            {"name": file.name, "bytes": file.size} for file in question.files.all()
        ],
    }
