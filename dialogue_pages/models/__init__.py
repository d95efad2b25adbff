from .absences import Absence
from .amendments import PlanAmendment
from .announcement_files import AnnouncementFile
from .announcement_index import AnnouncementIndexPage
from .announcements import AnnouncementAmendment, AnnouncementPage
from .answer_clarity import ClarityVote
from .answer_index import AnswerIndexPage
from .answers import AnswerPage
from .bulk_acts import BulkAct, BulkRow
from .calendar import WorkingDayException
from .case_claims import CaseClaim
from .commune_settings import CommuneSettings
from .conferences import Conference
from .directory import Hamlet, Topic, Unit
from .empty_lists import EmptyHamletList
from .hamlet_links import HamletLink
from .mail_wishes import MailWish
from .membership import CommuneMember
from .messages import Message
from .office_mails import OfficeMail
from .plan_index import DialoguePlanIndexPage
from .plan_sources import PlanSource
from .plans import DialoguePlanPage
from .postings import Posting
from .question_clocks import QuestionClock
from .question_events import QuestionEvent
from .question_files import QuestionFile
from .question_form_page import QuestionFormPage
from .question_words import QuestionWords
from .questions import Question
from .referrals import ReferralLetter
from .rendered_papers import RenderedPaper
from .replies import RefusalReason, ReplyDraft
from .reply_templates import ReplyTemplate
from .rule_packs import DeadlineRule, RulePack
from .search_index import SearchEntry, SearchPosting, SearchText, SearchWord
from .sender_voices import DataRequest, QuestionRating
from .subscriptions import Subscription, SubscriptionMail
from .supervision import SupervisionEvent, SupervisionRecommendation
from .supervision_notes import SupervisionNote
from .synonyms import SearchSynonym
from .unit_links import UnitLink

__all__ = [
    "Absence",
    "AnnouncementAmendment",
    "AnnouncementFile",
    "AnnouncementIndexPage",
    "AnnouncementPage",
    "AnswerIndexPage",
    "AnswerPage",
    "BulkAct",
    "BulkRow",
    "CaseClaim",
    "ClarityVote",
    "CommuneMember",
    "CommuneSettings",
    "Conference",
    "DataRequest",
    "DeadlineRule",
    "DialoguePlanIndexPage",
    "DialoguePlanPage",
    "EmptyHamletList",
    "Hamlet",
    "HamletLink",
    "MailWish",
    "Message",
    "OfficeMail",
    "PlanAmendment",
    "PlanSource",
    "Posting",
    "Question",
    "QuestionClock",
    "QuestionEvent",
    "QuestionFile",
    "QuestionFormPage",
    "QuestionRating",
    "QuestionWords",
    "ReferralLetter",
    "RefusalReason",
    "RenderedPaper",
    "ReplyDraft",
    "ReplyTemplate",
    "RulePack",
    "SearchEntry",
    "SearchPosting",
    "SearchSynonym",
    "SearchText",
    "SearchWord",
    "Subscription",
    "SubscriptionMail",
    "SupervisionEvent",
    "SupervisionNote",
    "SupervisionRecommendation",
    "Topic",
    "Unit",
    "UnitLink",
    "WorkingDayException",
]
