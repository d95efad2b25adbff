from django.urls import path, re_path

from .act_view import ActView
from .answer_page_views import AnswerPageUpdateView, AnswerPageView
from .case import CaseView
from .case_file import CaseFileView
from .claims import ClaimView
from .downloads import FileView
from .entry import EntryView
from .letter import LetterView
from .listing import DeskListView
from .mails import SendAgainView
from .notes import NoteView
from .public_files import PublicFilesView
from .public_text import PublicTextView
from .undo import UndoView
from .unit_link import UnitLinkView

urlpatterns = [
    path("questions/", DeskListView.as_view(), name="dialogue_pages_questions"),
    path(
        "questions/new/", EntryView.as_view(), name="dialogue_pages_question_register"
    ),
    path("questions/<int:pk>/", CaseView.as_view(), name="dialogue_pages_question"),
    path(
        "questions/<int:pk>/act/<str:act>/",
        ActView.as_view(),
        name="dialogue_pages_question_act",
    ),
    path(
        "questions/<int:pk>/claim/",
        ClaimView.as_view(),
        name="dialogue_pages_question_claim",
    ),
    path(
        "questions/<int:pk>/note/",
        NoteView.as_view(),
        name="dialogue_pages_question_note",
    ),
    path(
        "questions/<int:pk>/undo/",
        UndoView.as_view(),
        name="dialogue_pages_question_undo",
    ),
    path(
        "questions/<int:pk>/public-text/",
        PublicTextView.as_view(),
        name="dialogue_pages_question_public_text",
    ),
    path(
        "questions/<int:pk>/public-files/",
        PublicFilesView.as_view(),
        name="dialogue_pages_question_public_files",
    ),
    path(
        "questions/<int:pk>/answer-page/",
        AnswerPageView.as_view(),
        name="dialogue_pages_question_answer_page",
    ),
    path(
        "questions/<int:pk>/unit-link/",
        UnitLinkView.as_view(),
        name="dialogue_pages_question_unit_link",
    ),
    path(
        "questions/<int:pk>/case-file.zip",
        CaseFileView.as_view(),
        name="dialogue_pages_question_case_file",
    ),
    re_path(
        r"^questions/(?P<pk>\d+)/letter\.(?P<paper_format>pdf|docx)$",
        LetterView.as_view(),
        name="dialogue_pages_question_letter",
    ),
    path(
        "questions/<int:pk>/mails/<int:message_pk>/",
        SendAgainView.as_view(),
        name="dialogue_pages_question_mail",
    ),
    path(
        "questions/<int:pk>/answer-page/update/",
        AnswerPageUpdateView.as_view(),
        name="dialogue_pages_question_answer_page_update",
    ),
    path(
        "questions/<int:pk>/files/<int:file_pk>/",
        FileView.as_view(),
        name="dialogue_pages_question_file",
    ),
]
