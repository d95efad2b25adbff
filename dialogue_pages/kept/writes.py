"""Watches what is written to the database, by whatever way, and moves the mark.

Whatever the portal learns to show tomorrow is covered: a table counts unless it is
named here as one that no kept page reads.
"""

import re
from collections.abc import Callable

from django.conf import settings

from . import mark, office

# Beginnings of tables that no page reads which may be kept.
UNSHOWN = (
    "auth_",
    "axes_",
    "django_admin_log",
    "django_migrations",
    "django_session",
    "django_tasks",
    "otp_",
    "wagtail_2fa_",
    "wagtailadmin_",
    "wagtailcore_comment",
    "wagtailcore_modellogentry",
    "wagtailcore_pagelogentry",
    "wagtailcore_pagesubscription",
    "wagtailcore_referenceindex",
    "wagtailcore_revision",
    "wagtailcore_task",
    "wagtailcore_uploadedfile",
    "wagtailcore_workflow",
    "wagtailsearch_",
    "wagtailusers_",
    "dialogue_pages_bulk",
    "dialogue_pages_caseclaim",
    "dialogue_pages_datarequest",
    "dialogue_pages_emptyhamletlist",
    "dialogue_pages_hamletlink",
    "dialogue_pages_mailwish",
    "dialogue_pages_message",
    "dialogue_pages_officemail",
    "dialogue_pages_plansource",
    "dialogue_pages_questionevent",
    "dialogue_pages_questionwords",
    "dialogue_pages_renderedpaper",
    "dialogue_pages_replydraft",
    "dialogue_pages_replytemplate",
    "dialogue_pages_searchentry",
    "dialogue_pages_searchposting",
    "dialogue_pages_searchtext",
    "dialogue_pages_searchword",
    "dialogue_pages_subscri",
    "dialogue_pages_supervision",
    "dialogue_pages_unitlink",
)
_OF_MESSAGES = {
    "dialogue_pages_question",
    "dialogue_pages_questionclock",
    "dialogue_pages_questionevent",
    "dialogue_pages_questionwords",
}
_HARMLESS = (
    "SELECT",
    "SAVEPOINT",
    "RELEASE",
    "ROLLBACK",
    "BEGIN",
    "COMMIT",
    "PRAGMA",
    "EXPLAIN",
    "SHOW",
    "SET ",
    "ANALYZE",
    "VACUUM",
)
_WRITTEN = re.compile(
    r"\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+"
    r'(?:"?\w+"?\.)?["`]?(\w+)',
    re.IGNORECASE,
)
_INTO = re.compile(r'INSERT INTO "?(\w+)')
_WRITTEN_WITHIN = re.compile(r"\b(?:INSERT|UPDATE|DELETE)\b", re.IGNORECASE)


def watch(connection, **_signal) -> None:
    """Follow a connection from its first statement on (`connection_created`)."""
    if _watched not in connection.execute_wrappers:
        connection.execute_wrappers.append(_watched)


def shows(sql: str) -> bool:
    """Whether a statement may change what a page shows."""
    if sql.startswith("SELECT"):
        return False
    written = _WRITTEN.match(sql)
    if written is None:
        begins = sql.lstrip("( \n\t").upper()  # a union stands in brackets
        if begins.startswith("WITH "):
            return bool(_WRITTEN_WITHIN.search(sql))
        return not begins.startswith(_HARMLESS)
    more = tuple(getattr(settings, "DIALOGUE_PAGES_UNSHOWN_TABLES", ()))
    return not written[1].startswith(UNSHOWN + more)


def may_keep(connection) -> bool:
    """Whether others read what this connection reads: it is not amid a change."""
    return all(_is_of_test(block) for block in connection.atomic_blocks)


def _watched(execute, sql, params, many, context):
    result = execute(sql, params, many, context)
    text = sql if isinstance(sql, str) else str(sql)
    if shows(text):
        for touch, renew in _moved_by(text):
            touch()
            _renewed(context["connection"], renew)
    return result


def _moved_by(sql: str) -> list[tuple[Callable, Callable]]:
    if brings_in(sql):
        return [(mark.touch, mark.renew_soon)]
    if is_of_resident(sql):
        return [(mark.touch, mark.renew)]
    return [(mark.touch, mark.renew), (office.touch, office.renew)]


def brings_in(sql: str) -> bool:
    """Whether a statement only adds what a new message consists of.

    Nobody but its sender reads of it before the office acts: pages count it, no more.
    """
    if not sql.startswith(("INSERT", "WITH row0 AS (INSERT")) or "ON CONFLICT" in sql:
        return False
    return _OF_MESSAGES.issuperset(_INTO.findall(sql))


def is_of_resident(sql: str) -> bool:
    """Whether a statement writes only what residents write, too."""
    written = _WRITTEN.match(sql)
    return written is not None and written[1] in office.OF_RESIDENTS


def _renewed(connection, renew: Callable) -> None:
    blocks = connection.atomic_blocks
    if not blocks:
        renew()
    elif not _is_of_test(blocks[0]) and not _is_promised(connection, renew):
        connection.on_commit(renew, robust=True)


def _is_of_test(block) -> bool:
    """A test's own transaction, which nobody but its process ever looks into."""
    return getattr(block, "_from_testcase", False)


def _is_promised(connection, renew: Callable) -> bool:
    """Whether one of the last acts after commit renews, and stays where this write stays."""
    stays = set(connection.savepoint_ids)
    last = connection.run_on_commit[-2:]
    return any(
        act is renew and savepoints <= stays for savepoints, act, _robust in last
    )
