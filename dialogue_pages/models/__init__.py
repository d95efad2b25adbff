from .amendments import PlanAmendment
from .calendar import WorkingDayException
from .commune_settings import CommuneSettings
from .conferences import Conference
from .directory import Hamlet, Topic, Unit
from .plan_index import DialoguePlanIndexPage
from .plan_sources import PlanSource
from .plans import DialoguePlanPage
from .rendered_papers import RenderedPaper

__all__ = [
    "CommuneSettings",
    "Conference",
    "DialoguePlanIndexPage",
    "DialoguePlanPage",
    "Hamlet",
    "PlanAmendment",
    "PlanSource",
    "RenderedPaper",
    "Topic",
    "Unit",
    "WorkingDayException",
]
