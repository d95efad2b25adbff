"""The questions of the year before: asked, answered and dated as if in those days."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from dialogue_pages import answering, moderation, referring
from dialogue_pages.choices import ConferenceStatus
from dialogue_pages.intake import NewQuestion, submit
from dialogue_pages.models import (
    Conference,
    Hamlet,
    Question,
    ReferralLetter,
    ReplyDraft,
    Topic,
)
from dialogue_pages.promise_clock import PROMISE
from dialogue_pages.stages import Act

from .dates import in_office_hours
from .office import PROMISED_DAYS, STEP, DemoOffice, reply_of, step_at
from .past_texts import AFTER_HALL, HALL, PAST, Past
from .sealing_anew import store_dated

SENDERS = ["Tẩn Thị Mẩy", "Hoàng Quốc Khải", "Lò Văn Ín", "Bế Thị Nhài", "Đinh Văn Tú"]
_AT_THE_HALL = time(9, 30)
_ANSWERED = (Act.APPROVE, Act.ANSWER_IN_HALL, Act.REGISTER_REPLY)
_FIRST_STEPS = ("acknowledge", "transfer", "notice")


def load_past_questions(office: DemoOffice) -> None:
    held = Conference.objects.filter(
        plan__live=True, status=ConferenceStatus.HELD
    ).first()
    hamlets = {
        hamlet.name: hamlet for hamlet in Hamlet.objects.filter(site=office.site)
    }
    topics = {topic.name: topic for topic in Topic.objects.filter(site=office.site)}
    for place, past in enumerate(PAST):
        question = submit(
            NewQuestion(
                office.site,
                {
                    "sender_name": SENDERS[place % len(SENDERS)],
                    "sender_phone": f"09100000{place:02}",
                    "hamlet": hamlets.get(past.hamlet),
                    "topic": topics.get(past.topic),
                    "title": past.title,
                    "content": past.content,
                    "conference": held if past.way in (HALL, AFTER_HALL) else None,
                },
                received_at=_received_at(past, held),
            )
        )
        _carry_out(office, question, past, held)
        _date_back(Question.objects.get(pk=question.pk), past, held)


def _received_at(past: Past, held):
    if past.way == HALL and held:
        day = held.day - timedelta(days=past.days_ago)
        return timezone.make_aware(datetime.combine(day, _AT_THE_HALL))
    return in_office_hours(timezone.now() - timedelta(days=past.days_ago))


def _carry_out(office: DemoOffice, question, past: Past, held) -> None:
    if past.way == HALL and held:
        _answer_in_hall(office, question, past, held)
    elif past.way == "refer":
        _refer(office, question, past)
    elif past.way == "keep_promise":
        office.keep_promise(question, past.answer)
    else:
        office.answer(question, past.answer)


def _answer_in_hall(office, question, past, held) -> None:
    office.take(question)
    moderation.accept_for_meeting(question, held, by=office.moderator)
    reply = reply_of(past.answer)
    reply.answered_by = "Chủ tịch Ủy ban nhân dân xã, tại hội nghị"
    answering.record_in_hall(question, reply, by=office.leader)
    answering.answer_in_hall(question, by=office.second_secretary)


def _refer(office, question, past) -> None:
    office.take(question)
    asked_on = timezone.localdate() - timedelta(days=past.days_ago - 2)
    authority = "Sở Xây dựng"
    letter = ReferralLetter(authority=authority, number="61/UBND-VP", dated_on=asked_on)
    referring.refer(question, letter, by=office.leader)
    reply = reply_of(past.answer)
    reply.answered_by = authority
    referring.register_reply(question, reply, by=office.moderator)


def _date_back(question: Question, past: Past, held) -> None:
    """Every act on its day: first steps after receipt, then the answer, then the rest."""
    answered_at = question.received_at + timedelta(days=past.days_to_answer)
    if past.way == HALL and held:
        at_nine = datetime.combine(held.day, _AT_THE_HALL)
        answered_at = timezone.make_aware(at_nine)
    is_answered, last = False, question.received_at
    events = list(question.events.order_by("pk"))
    for step, event in enumerate(events):
        if event.act in _ANSWERED:
            last, is_answered = answered_at, True
        elif is_answered:
            last = in_office_hours(last + 7 * STEP)
        else:
            last = min(step_at(question, step), answered_at)
        event.at = last
    store_dated(events)
    Question.objects.filter(pk=question.pk).update(
        answered_at=answered_at, closed_at=question.closed_at and last
    )
    _date_clocks(question, answered_at, last)
    ReplyDraft.objects.filter(question=question).update(
        drafted_at=answered_at,
        decided_at=answered_at,
        answered_on=timezone.localdate(answered_at),
    )


def _date_clocks(question: Question, answered_at, last) -> None:
    first = timezone.localdate(question.received_at + STEP)
    answered_on = timezone.localdate(answered_at)
    for name in ("met_on", "ended_on", "stopped_on"):
        ended = question.clocks.exclude(**{name: None}).exclude(duty=PROMISE)
        ended.exclude(duty__in=_FIRST_STEPS).update(**{name: answered_on})
        ended.filter(duty__in=_FIRST_STEPS).update(**{name: first})
    question.clocks.filter(duty=PROMISE).update(
        started_on=answered_on,
        due_on=answered_on + timedelta(days=PROMISED_DAYS),
        met_on=timezone.localdate(last),
    )
