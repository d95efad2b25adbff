"""Who does what, and until when, as the items and the tables of a plan say."""

import re
from datetime import date

from dialogue_pages.vietnamese.folding import fold

from .assignment_tables import assigned_in, assigned_rows
from .document import Bullet, Deadline, Document, Item, Paragraph, Role, Table
from .meaning import unit_of
from .time_limits import find_deadlines

_COLLECTS = re.compile(
    r"tổng hợp|thu thập|phiếu đăng ký|gửi (?:câu hỏi|ý kiến)|lấy ý kiến", re.I
)
_BLANK = re.compile(r"…|\.\.")
_LEADS = re.compile(r"phan cong|bang|bieu|nhiem vu cu the")
_OPINIONS = re.compile(r"ý kiến|câu hỏi|kiến nghị", re.I)


def is_about_questions(text: str) -> bool:
    """Whether a task is to collect what residents want to say before the conference."""
    return bool(_COLLECTS.search(text) and _OPINIONS.search(text))


def task_lines(item: Item) -> list[tuple[str, int | None]]:
    """The tasks of an assignment with their source lines, the heading's text first."""
    told = [(item.lead.plain, item.line)]
    told += [
        (block.text.plain, block.line)
        for block in item.blocks
        if isinstance(block, Bullet | Paragraph)
    ]
    return [(text, line) for text, line in told if text]


def task_texts(item: Item) -> list[str]:
    return [text for text, _ in task_lines(item)]


def due_of(item: Item, *, on: date | None = None) -> list[Deadline]:
    """The time limits of an assignment: the one entered as data, then those in its text."""
    entered = [Deadline(text="", on=on)] if on else []
    return entered + [
        deadline
        for text, line in task_lines(item)
        for deadline in find_deadlines(text, line)
    ]


def question_deadline(document: Document) -> Deadline | None:
    """Until when residents' questions are collected, told by the tasks of the units."""
    for item in document.assignments:
        for text, line in task_lines(item):
            if not is_about_questions(text):
                continue
            for deadline in find_deadlines(text, line):
                if deadline.direction == "before":
                    return deadline
    return _deadline_in_tables(document)


def _deadline_in_tables(document: Document) -> Deadline | None:
    tables = (block for block in document.blocks() if isinstance(block, Table))
    rows = (row for table in tables for row in assigned_rows(table))
    limits = (
        deadline
        for row in rows
        if any(is_about_questions(task.plain) for task in row.tasks)
        for deadline in row.due
    )
    return next(filter(_closes_questions, limits), None)


def _closes_questions(deadline: Deadline) -> bool:
    """Whether it is a day before the conference, or the blank for one."""
    is_day = not deadline.is_blank or _BLANK.search(deadline.text)
    return deadline.direction == "before" and bool(is_day)


def understand_assignments(document: Document) -> None:
    """Fill in who does what; an item that only leads to a table is no unit."""
    for block in document.blocks():
        if isinstance(block, Table):
            block.assignments = assigned_in(block)
    for item in document.items():
        if item.role is not Role.ASSIGNMENT:
            continue
        if _leads_to_table(item):
            item.role = None
        else:
            item.unit = unit_of(item.heading.plain, item.lead.plain)
            item.due = due_of(item)


def _leads_to_table(item: Item) -> bool:
    has_table = any(
        isinstance(block, Table) and block.assignments for block in item.blocks
    )
    named = fold(item.heading.plain or item.lead.plain)
    return has_table and (not task_lines(item) or bool(_LEADS.search(named)))
