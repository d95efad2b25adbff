"""The pages that `desk.py` visits: the desk, an empty admin page, a default list."""

from collections.abc import Callable
from datetime import timedelta
from functools import cache, partial

import _cases
from _plain_cases import PlainCase, copy_cases
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from django.urls import path, reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Site
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin, modeladmin_register

from dialogue_pages.admin.desk.paging import EARLIEST_FIRST, written
from dialogue_pages.admin.desk.queues import ALL, QUEUES
from dialogue_pages.models import Question
from dialogue_pages.question_choices import Source
from dialogue_pages.seeding import seed_rule_packs, seed_special_days
from dialogue_pages.stages import Stage

LIST, EMPTY = "/admin/questions/", "/admin/empty/"
DEFAULT = "/admin/default-cases/"


class EmptyView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "wagtailadmin/generic/base.html"
    page_title = "Empty"


class DefaultPermissions(PermissionHelper):
    def user_can_list(self, user):
        return True


class DefaultAdmin(ModelAdmin):
    """What one gets without further thought."""

    model = PlainCase
    permission_helper_class = DefaultPermissions
    base_url_path = "default-cases"
    list_display = ["number", "title", "stage", "hamlet", "unit", "received_at"]
    list_filter = ["stage"]
    search_fields = ["title", "content", "sender_name"]


def pages(cases: int) -> tuple[dict[str, Callable], dict[str, Callable]]:
    """Visits by their names: of the desk with an empty page, and of the default list."""
    modeladmin_register(DefaultAdmin)
    hooks.register("register_admin_urls", lambda: [path("empty/", EmptyView.as_view())])
    office = _cases.Office(Site.objects.get(is_default_site=True))
    moderator, clerk = office.moderators[0], office.clerk
    get = partial(_visit, moderator)
    visits = {
        "empty page": partial(get, EMPTY),
        "first page": partial(get, LIST, queue="all"),
        "deep page": partial(get, LIST, **_deep_page(cases)),
        "last page": partial(get, LIST, queue="all", last="1"),
        **{
            f"queue {queue.key}": partial(get, LIST, queue=queue.key)
            for queue in QUEUES
        },
        **{
            f"filter {name}": partial(get, LIST, queue="all", **{name: value})
            for name, value in _filters(office).items()
        },
        "two filters": partial(
            get, LIST, queue="all", unit=office.units[1].pk, hamlet=office.hamlets[1].pk
        ),
        "common word": partial(get, LIST, queue="all", q=_cases.COMMON),
        "common word, a queue": partial(get, LIST, queue="overdue", q=_cases.COMMON),
        "two common words": partial(get, LIST, queue="all", q="sửa trường"),
        "rare phrase": partial(get, LIST, queue="all", q=_cases.RARE),
        "quoted phrase": partial(get, LIST, queue="all", q=f'"{_cases.RARE}"'),
        "telephone": partial(get, LIST, queue="all", q=f"09{cases // 2:08}"),
        "a unit's desk": partial(_visit, clerk, LIST),
        "a supervisor's search": partial(
            _visit, office.supervisor, LIST, queue="all", q=_cases.COMMON
        ),
        "today's work": partial(get, "/admin/"),
        "case": partial(get, f"{LIST}{cases // 2}/"),
        "case to assign": partial(get, f"{LIST}{_case_to_assign()}/"),
        "reception book": partial(
            get, reverse("dialogue_pages_question_modeladmin_index")
        ),
    }
    defaults = {
        "default first page": partial(get, DEFAULT),
        "default deep page": partial(get, DEFAULT, p=cases // 200 or 1),
        "default filter": partial(get, DEFAULT, stage__exact=Stage.ASSIGNED.value),
        "default search": partial(get, DEFAULT, q=_cases.COMMON),
        "default search of a rare phrase": partial(get, DEFAULT, q=_cases.RARE),
    }
    return visits, defaults


def fill(cases: int) -> None:
    """Make the tables and the cases in an empty database."""
    call_command("migrate", verbosity=0)
    site = Site.objects.get(is_default_site=True)
    seed_rule_packs(site)
    seed_special_days(site)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size = -524288")
            cursor.execute("PRAGMA synchronous = OFF")
    _cases.fill(site, cases, timezone.localdate())
    copy_cases()
    _look_at_tables()


def upgrade() -> None:
    """Bring tables that were filled some time ago up to the newest migration."""
    executor = MigrationExecutor(connection)
    is_behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    call_command("migrate", verbosity=0)
    if copy_cases() or is_behind:
        _look_at_tables()


def _look_at_tables() -> None:
    """The database counts its rows, as it does by itself in the nights of a commune."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")


def _visit(user, address: str, **asked) -> None:
    response = _client(user.pk).get(address, asked)
    if response.status_code != 200:
        raise SystemExit(f"{address} {asked}: {response.status_code}")


@cache
def _client(user_pk: int) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.get(pk=user_pk))
    return client


def _case_to_assign() -> int:
    """One whose page offers the units with what each holds."""
    return Question.objects.filter(stage=Stage.TRIAGE).order_by("pk").first().pk


def _deep_page(cases: int) -> dict[str, str]:
    """Half way through all, far behind the open ones."""
    rows = EARLIEST_FIRST.of(Question.objects.all())
    return {"queue": ALL, "after": written(EARLIEST_FIRST, rows[cases // 2])}


def _filters(office: _cases.Office) -> dict[str, object]:
    a_month_ago = timezone.localdate() - timedelta(days=30)
    return {
        "unit": office.units[3].pk,
        "topic": office.topics[3].pk,
        "hamlet": office.hamlets[3].pk,
        "owner": office.moderators[3].pk,
        "stage": Stage.ASSIGNED.value,
        "source": Source.PHONE.value,
        "received_from": a_month_ago.isoformat(),
    }
