"""Which texts of the project's records hold no marker: a new model or field is seen."""

from collections.abc import Iterator

from django.apps import apps
from wagtail.models import Page

from ..filling import text_fields
from ..kinds import Kinds

# Why no word is planted there.
NOTHING_HIDDEN = {
    "AnnouncementAmendment": "printed on a page that is public as a whole",
    "PlanAmendment": "printed on a page that is public as a whole",
    "ClarityVote": "nobody is named in it; see `test_answer_clarity`",
    "HamletLink": "see `test_hamlet_listing`",
    "Message": "its address is that of the question",
    "OfficeMail": "its address is planted",
    "QuestionClock": "written by the system",
    "QuestionEvent": "its words are planted by acts",
    "RenderedPaper": "drawn of a page, and handed out by it",
    "SearchEntry": "the index of the search, which is a door",
    "SearchText": "the index of the search, which is a door",
    "SearchWord": "the index of the search, which is a door",
}


def unplanted(kinds: Kinds) -> Iterator[str]:
    """`Model.field` of every text in which no marker stands anywhere."""
    for app in ("dialogue_pages", "home"):
        for model in apps.get_app_config(app).get_models():
            if issubclass(model, Page) or model.__name__ in NOTHING_HIDDEN:
                continue
            for field in text_fields(model):
                told = " ".join(
                    map(str, model.objects.values_list(field.name, flat=True))
                )
                if not kinds.markers.owners_in(told):
                    yield f"{model.__name__}.{field.name}"
