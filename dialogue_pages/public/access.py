"""Who may look at a question: the browser that sent it or proved to know its code.

The proof is a signed cookie that lives half an hour and holds no code; nothing of it
stands in an address, so no address that is passed on gives a question away.
"""

from urllib.parse import urlsplit

from django.core import signing

from ..models import Question

COOKIE = "dialogue_question"
SECONDS = 30 * 60
_SIGNER = signing.TimestampSigner(salt="dialogue_pages.question_access")


def open_to(response, question: Question, request, page, *, at: str = "") -> None:
    """Let this browser look at the question for a while.

    `at` is the address of the form, where it is known.
    """
    response.set_cookie(
        COOKIE,
        _SIGNER.sign_object(question.pk),
        max_age=SECONDS,
        path=at or _path(request, page),
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


def close(response, request, page) -> None:
    response.delete_cookie(COOKIE, path=_path(request, page), samesite="Lax")


def _path(request, page) -> str:
    """The form and what lies below it: no other page is sent the cookie."""
    return urlsplit(page.get_url(request) or "").path or "/"


def opened_question(request, page) -> Question | None:
    """The question this browser may look at, of the commune of this page."""
    try:
        pk = _SIGNER.unsign_object(request.COOKIES.get(COOKIE, ""), max_age=SECONDS)
    except signing.BadSignature:
        return None
    return Question.objects.of_site(page.site).filter(pk=pk).first()


def is_for_nobody_else(response) -> None:
    """Keep a page with a person's words from caches, search engines and other sites."""
    response["Cache-Control"] = "private, no-store"
    # Not `no-referrer`: with it a browser hides where its own forms come from, and
    # Django refuses those.
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
