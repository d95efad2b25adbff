"""A case with all that belongs to it as one archive (“Hồ sơ vụ việc”)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from dialogue_pages.models import CommuneSettings, Question, ReplyDraft
from dialogue_pages.official.writing.case_file import render_case_file
from dialogue_pages.papers.case_file import PAPER, STEPS, case_file
from dialogue_pages.question_choices import ReplyOrigin
from dialogue_pages.roles import full_name
from dialogue_pages.sealing import Chain

from .chains import chain_of, summed_up
from .files import FiledFile, files_of, pieces_of
from .steps import Step, as_table, steps_of
from .zipping import Entry, zipped


@dataclass(frozen=True, slots=True)
class FiledReply:
    """An answer that was handed in, with what became of it."""

    state: str
    author: str
    day: str
    number: str
    basis: str
    text: str


@dataclass(frozen=True, slots=True)
class CaseTold:
    """All that the file of a case tells."""

    question: Question
    began: date
    ended: date
    facts: list[tuple[str, str]]
    steps: list[Step]
    replies: list[FiledReply]
    letters: list
    files: list[FiledFile]
    chain: Chain
    state: str


def name_of(question: Question) -> str:
    return f"ho-so-{question.serial:04}-{question.year}"


def bundled(question: Question) -> Iterator[bytes]:
    """The archive piece by piece. All it holds is read, and drawn, before the first."""
    told = told_of(question)
    made_at = timezone.localtime()
    letterhead = CommuneSettings.for_site(question.site)
    paper = render_case_file(case_file(told, letterhead, made_on=made_at.date()))
    folder = name_of(question)
    files = [file for file in told.files if file.path]
    entries = [
        Entry(f"{folder}/{PAPER}", [paper]),
        Entry(f"{folder}/{STEPS}", list(as_table(told.steps))),
        *(Entry(f"{folder}/{f.path}", pieces_of(f.copy)) for f in files),
    ]
    return zipped(entries, made_at)


def told_of(question: Question) -> CaseTold:
    events = list(question.events.select_related("actor").order_by("pk"))
    last = max([question.received_at, *(event.at for event in events)])
    drafts = question.drafts.select_related("drafted_by", "decided_by")
    chain = chain_of(question)
    return CaseTold(
        question=question,
        began=timezone.localdate(question.received_at),
        ended=timezone.localdate(last),
        facts=_facts(question),
        steps=steps_of(events),
        replies=[_reply(draft) for draft in drafts.order_by("drafted_at", "pk")],
        letters=list(question.letters.all()),
        files=files_of(question),
        chain=chain,
        state=summed_up(chain),
    )


def _reply(draft: ReplyDraft) -> FiledReply:
    moment = draft.decided_at or draft.drafted_at
    author = draft.answered_by or (
        full_name(draft.drafted_by) if draft.drafted_by else ""
    )
    if draft.decided_by and draft.origin != ReplyOrigin.AUTHORITY:
        author = _("%(author)s; decided by %(name)s") % {
            "author": author,
            "name": full_name(draft.decided_by),
        }
    return FiledReply(
        state=str(draft.get_state_display()),
        author=author,
        day=f"{timezone.localdate(moment):%d/%m/%Y}",
        number=draft.document_number,
        basis=draft.legal_basis,
        text="\n".join(filter(None, [draft.short_answer, draft.text])),
    )


def _facts(question: Question) -> list[tuple[str, str]]:
    received = timezone.localtime(question.received_at)
    rows = [
        (_("Number"), question.number),
        (_("Received"), f"{received:%d/%m/%Y %H:%M}, {question.get_source_display()}"),
        (_("Sender"), question.sender_name),
        (_("Address"), question.sender_address),
        (_("Telephone"), question.sender_phone),
        (_("E-mail"), question.sender_email),
        (_("Hamlet"), str(question.hamlet or "")),
        (_("Topic"), str(question.topic or "")),
        (_("Conference"), str(question.conference or "")),
        (_("Unit"), str(question.unit or "")),
        (_("Stage"), str(question.get_stage_display())),
        (_("Open to"), str(question.get_visibility_display())),
        (_("Kind of answer"), str(question.get_answer_kind_display())),
        (_("What came of it"), str(question.get_outcome_display())),
        (_("Merged into"), _number(question.merged_into)),
        (_("Split from"), _number(question.split_from)),
        (_("Merged with it"), _numbers(question.merged)),
        (_("Split into"), _numbers(question.parts)),
        (_("First answered"), _day(question.answered_at)),
        (_("Closed"), _day(question.closed_at)),
        (_("Made anonymous"), _day(question.anonymised_at)),
        *((_("Time limit"), _clock(clock)) for clock in question.clocks.order_by("pk")),
    ]
    return [row for row in rows if row[1]]


def _clock(clock) -> str:
    words = f"{clock.rule}: {clock.due_on:%d/%m/%Y}"
    if clock.met_on:
        met = _("met on %(day)s") % {"day": f"{clock.met_on:%d/%m/%Y}"}
        return f"{words}, {met}"
    return words


def _number(question: Question | None) -> str:
    return question.number if question else ""


def _numbers(questions) -> str:
    return ", ".join(question.number for question in questions.order_by("pk"))


def _day(moment) -> str:
    return f"{timezone.localdate(moment):%d/%m/%Y}" if moment else ""
