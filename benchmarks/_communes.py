"""Communes made by the portal's own functions, each with as much as every other."""

import random
from datetime import date, timedelta

from _kept import told
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection, transaction
from wagtail.models import Site

from dialogue_pages.intake import NewQuestion, submit
from dialogue_pages.models import AnswerPage, CommuneMember, DialoguePlanPage
from dialogue_pages.searching.index import rebuild
from home.communes.groups import EDITORS, name_of
from home.communes.naming import NewCommune
from home.communes.narrowing import narrow_to
from home.communes.opening import only_commune, open_commune

ANSWERS, QUESTIONS = 25, 40  # of each commune
HOST = "xa1.example"
PERSON = "can-bo"


def fill(communes: int) -> None:
    """Make the tables and the communes in an empty database."""
    call_command("migrate", verbosity=0)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:  # only while it is filled
            cursor.execute("PRAGMA synchronous = OFF")
    for number in range(1, communes + 1):
        with transaction.atomic():
            if alone := only_commune():
                narrow_to(alone)
            name = f"xã Đồi {number}"
            site = open_commune(NewCommune(f"xa{number}.example", name, port=80))
            fill_one(site)
        told(number, communes, "communes")
    add_person()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")


def fill_one(site) -> None:
    chance = random.Random(20261122)  # noqa: S311 (nothing secret)
    lists = {page.slug: page for page in site.root_page.get_children()}
    plan = DialoguePlanPage(
        title="Kế hoạch đối thoại năm 2026",
        slug="ke-hoach",
        subject="Đối thoại với Nhân dân năm 2026",
        number="12",
        symbol="KH-UBND",
        issued_day=2,
        issued_month=3,
        issued_year=2026,
    )
    lists["ke-hoach-doi-thoai"].add_child(instance=plan)
    for number in range(ANSWERS):
        page = AnswerPage(
            title=f"{sentence(chance)} ({number})",
            slug=f"tra-loi-{number}",
            question_text=sentence(chance),
            short_answer="Xã đã kiểm tra và sẽ sửa.",
            answer=sentence(chance),
            answered_on=date(2026, 11, 1) - timedelta(days=number),
        )
        lists["tra-loi"].add_child(instance=page)
    for number in range(QUESTIONS):
        told_of_it = {"sender_name": "Mùa A Dế", "sender_phone": f"09{number:08}"}
        told_of_it |= {"title": sentence(chance), "content": sentence(chance)}
        submit(NewQuestion(site, told_of_it))
    for _ in rebuild(site):
        pass


def sentence(chance: random.Random) -> str:
    words = (
        "đường ngập thôn bản kênh mương nước điện trường trạm chợ cầu đất rừng".split()
    )
    return " ".join(chance.choices(words, k=12)).capitalize()


def add_person() -> None:
    """Who moderates and edits in the first commune."""
    user = get_user_model().objects.create_user(PERSON)
    names = ["Kiểm duyệt", name_of(EDITORS, HOST)]
    user.groups.set(Group.objects.filter(name__in=names))
    CommuneMember.objects.create(user=user, site=Site.objects.get(hostname=HOST))
