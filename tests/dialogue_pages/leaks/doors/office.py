"""The doors of the office: the desk, the registries, lists, plans, announcements."""

from django.utils import timezone

from dialogue_pages.models import (
    CommuneMember,
    Conference,
    DataRequest,
    Hamlet,
    Message,
    OfficeMail,
    QuestionFile,
)
from dialogue_pages.stages import Act

from .door import Door, door
from .wagtail import MARK

_QUEUES = """
new triage units overdue approve withheld undelivered all
""".split()
_LETTERS = ("pdf", "docx")
_EXPORTED = ("", f"?q={MARK}", "?export=xlsx", "?export=csv")


_TRIED_AT_EVERY_DOOR = """
received question, withheld question, question of another unit, published question,
the other commune's received question, the other commune's answer with a draft of its page
"""


def _questions(world):
    asked = [case.question for case in world.cases.values()]
    return [(question.pk,) for question in [*asked, world.question_for_link]]


def _some_questions(world):
    names = [
        name.strip() for name in _TRIED_AT_EVERY_DOOR.replace("\n", " ").split(",")
    ]
    return [(world.cases[name].question.pk,) for name in names]


def _of_questions(model):
    """Records that belong to these questions."""

    def rows(world):
        asked = [pk for (pk,) in _some_questions(world)]
        records = model.objects.filter(question__in=asked).order_by("pk")
        return records.values_list("question_id", "pk")

    return rows


def _by_key(rows):
    return lambda world: [(pk,) for _question, pk in rows(world)]


def _of_communes(model):
    """One record of either commune."""

    def rows(world):
        for site in (world.here.site, world.there.site):
            yield from model.objects.filter(site=site).values_list("pk")[:2]

    return rows


def _conferences(world):
    kept = Conference.objects.filter(plan__in=[pk for (pk,) in _plans(world)])
    return [(world.conference.pk,), *kept.values_list("pk")]


def _own_and_others(model_name):
    """Records of both communes by the name of their model."""

    def rows(world):
        planted = [*world.records.values(), *world.neighbours_records.values()]
        return [(r.pk,) for r in planted if r._meta.model_name == model_name]

    return rows


def _registry(name, rows, *acts) -> list[Door]:
    """The doors of one registry of wagtail-modeladmin."""
    named = f"dialogue_pages_{name}_modeladmin"
    return [
        door(f"{named}_index", queries=_EXPORTED),
        door(f"{named}_create"),
        *[door(f"{named}_{act}", rows) for act in ("edit", "delete", *acts)],
    ]


def _sheets(world):
    others = Hamlet.objects.filter(site=world.there.site).first()
    for conference in [pk for (pk,) in _conferences(world)][:3]:
        for hamlet in (world.hamlet_with_link, others):
            for paper in ("pdf", "xlsx"):
                yield conference, hamlet.pk, paper


def _plans(world):
    return [
        (world.pages["draft", "DialoguePlanPage"].pk,),
        (world.pages["page for a group", "DialoguePlanPage"].pk,),
        (world.neighbours_pages["draft DialoguePlanPage"].pk,),
        (world.neighbours_pages["published DialoguePlanPage"].pk,),
    ]


def _papers(world):
    return [
        (world.pages["draft", "AnnouncementPage"].pk,),
        (world.neighbours_pages["draft AnnouncementPage"].pk,),
        (world.neighbours_pages["published AnnouncementPage"].pk,),
    ]


REGISTRIES: list[Door] = [
    *_registry("question", _some_questions, "inspect"),
    *_registry("datarequest", _by_key(_of_questions(DataRequest)), "history"),
    *_registry("communemember", _of_communes(CommuneMember), "history"),
    *_registry("officemail", _of_communes(OfficeMail)),
    *[
        each
        for name in (
            "posting",
            "hamlet",
            "unit",
            "topic",
            "searchsynonym",
            "refusalreason",
            "replytemplate",
            "workingdayexception",
            "rulepack",
        )
        for each in _registry(name, _own_and_others(name), "history")
    ],
]

DESK: list[Door] = [
    door(
        "dialogue_pages_questions",
        queries=(
            "",
            *[f"?queue={queue}" for queue in _QUEUES],
            f"?queue=all&q={MARK}",
            "?queue=all&p=2",
        ),
    ),
    door("dialogue_pages_question_register"),
    door("dialogue_pages_question", _questions),
    *[
        door(f"dialogue_pages_{name}", _some_questions)
        for name in ("question_public_text", "question_public_files")
    ],
    *[
        door(f"dialogue_pages_question_{name}", _some_questions, answers_get=False)
        for name in ("answer_page", "unit_link", "answer_page_update")
    ],
    door(
        "dialogue_pages_question_act",
        lambda w: [(pk, act) for (pk,) in _some_questions(w)[:1] for act in Act.values],
        answers_get=False,
    ),
    door(
        "dialogue_pages_question_letter",
        lambda w: [(*row, kind) for row in _some_questions(w) for kind in _LETTERS],
    ),
    door("dialogue_pages_question_case_file", _some_questions),
    *[
        door(f"dialogue_pages_question_{name}", _some_questions, answers_get=False)
        for name in ("claim", "note", "undo")
    ],
    door("dialogue_pages_supervision"),
    door("dialogue_pages_recommendation_new"),
    door("dialogue_pages_supervision_report", queries=("", "?export=pdf")),
    door("dialogue_pages_recommendation", _own_and_others("supervisionrecommendation")),
    door("dialogue_pages_bulk_begin", answers_get=False),
    *[
        door(f"dialogue_pages_bulk{name}", lambda w: [(w.bulk.pk,)])
        for name in ("", "_rows", "_paper")
    ],
    door("dialogue_pages_question_mail", _of_questions(Message), answers_get=False),
    door("dialogue_pages_question_file", _of_questions(QuestionFile)),
]

LISTS: list[Door] = [
    door("dialogue_pages_hamlet_lists"),
    door("dialogue_pages_hamlet_list", _conferences),
    door("dialogue_pages_hamlet_import", _conferences),
    door("dialogue_pages_hamlet_sheet", _sheets),
    door(
        "dialogue_pages_hamlet_link",
        lambda w: [(w.conference.pk, w.hamlet_with_link.pk)],
        answers_get=False,
    ),
    door(
        "dialogue_pages_hamlet_no_opinions",
        lambda w: [(w.conference.pk, w.hamlet_with_link.pk)],
    ),
]

PAPERS: list[Door] = [
    door("dialogue_pages_plans"),
    door("dialogue_pages_plan_import"),
    door(
        "dialogue_pages_plan_upload",
        lambda w: [(w.here.plans.pk,), (w.there.plans.pk,)],
    ),
    door("dialogue_pages_plan_review", _own_and_others("plansource")),
    door("dialogue_pages_plan_moves", _plans),
    door("dialogue_pages_days_of_year", timezone.localdate().year),
    door("dialogue_pages_announce", _plans),
    door("dialogue_pages_postings", _papers),
    door("dialogue_pages_hamlet_places"),
    door("dialogue_pages_subscribers"),
    door("dialogue_pages_unclear_mails"),
    door("dialogue_pages_absences"),
    door("dialogue_pages_publications", queries=("", "?export=xlsx", "?export=csv")),
    door("dialogue_pages_announcements"),
    door("dialogue_pages_components"),
    door("dialogue_pages_help"),
    door("dialogue_pages_help_for", "moderator"),
]

# The superuser reads them all, to see that there is something to hide.
EVERY_REQUEST = door(
    "dialogue_pages_datarequest_modeladmin_edit",
    lambda world: DataRequest.objects.values_list("pk"),
)
OFFICE_DOORS = [*REGISTRIES, *DESK, *LISTS, *PAPERS]
