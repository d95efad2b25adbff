"""A unit without accounts answers one question: a page outside the office's admin."""

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import unit_links
from ..exceptions import ActRefusedError
from ..masked_words import without_people
from ..models import UnitLink
from ..stages import Act
from .limits import Limit
from .link_doors import LinkDoor, number_in
from .unit_forms import AskForm, GiveBackForm, UnitAnswerForm
from .unit_typed_again import typed_words

SENT_BY_LINK = Limit("unit-link-sent", times=60, seconds=3600)
DOOR = LinkDoor("unit", gettext_lazy("Answer by a link"), unit_links)
_TYPED_AGAIN = "dialogue_pages/unit/typed_again.html"
_WORDS = {
    "ask": (AskForm, unit_links.ask_office),
    "back": (GiveBackForm, unit_links.give_back),
}
_DONE = {
    "save": gettext_lazy("Saved. You can go on later with the same link."),
    "submit": gettext_lazy("The answer has been handed in for approval."),
    "ask": gettext_lazy("Your question has reached the office."),
    "back": gettext_lazy("The question is back at the office."),
}


def enter(request, token):
    """Open a link: the cookie takes the place of the secret in the address."""
    return DOOR.entered(request, token)


def answer(request, pk):
    """The question, and what the unit may do with it."""
    return DOOR.guarded(request, pk, _posted, _shown, typed_again)


def typed_again(request, status=200):
    """Give back what was typed to a browser that has lost the proof of its link.

    Nothing is kept and nothing of the question is shown; None where nothing was typed.
    """
    context = typed_words(request.POST)
    return context and DOOR.rendered(request, _TYPED_AGAIN, context, status)


def _posted(request, link):
    act = request.POST.get("act")
    if SENT_BY_LINK.is_reached(str(link.pk)):
        refusal = _("This was sent very often. Please wait for an hour.")
        return _refused(request, link, act, refusal)
    SENT_BY_LINK.count(str(link.pk))
    try:
        if act in _WORDS:
            return _spoken(request, link, act)
        return _written(request, link, act)
    except ActRefusedError as error:
        return _refused(request, link, act, str(error))


def _written(request, link, act):
    form = UnitAnswerForm(link.question, request.POST)
    if act == "copy":
        return _shown(request, link, form=form.copied())
    if act == "save":
        unit_links.save(link, form.typed, saves=number_in(request, "saves"))
        return _done(link, act)
    if not form.is_valid():
        return _shown(request, link, form=form)
    unit_links.hand_in(link, form.draft(), version=form.cleaned_data["version"])
    return _done(link, "submit")


def _spoken(request, link, act):
    form_class, do = _WORDS[act]
    form = form_class(request.POST)
    if not form.is_valid():
        return _shown(request, link, **{act: form})
    do(link, form.cleaned_data["words"], version=form.cleaned_data["version"])
    return _done(link, act)


def _refused(request, link, act, refusal):
    """Nothing typed is lost; it can be sent again on the state that is shown now."""
    link, typed = _again(link), request.POST.copy()
    if act in _WORDS:
        typed[f"{act}-version"] = link.question.version
        words = {act: _WORDS[act][0](typed)}
        return _shown(request, link, refusal=refusal, **words)
    typed["version"], typed["saves"] = link.question.version, link.saves
    form = UnitAnswerForm(link.question, typed)
    return _shown(request, link, form=form, refusal=refusal)


def _again(link) -> UnitLink:
    return UnitLink.objects.select_related("question__site", "unit").get(pk=link.pk)


def _done(link, what):
    address = reverse("dialogue_pages:unit_link", args=[link.pk])
    return redirect(f"{address}?done={what}")


def _shown(request, link, *, form=None, refusal="", ask=None, back=None):
    question, closed = link.question, unit_links.why_closed(link)
    stale = {"version": question.version}
    events = question.events
    context = {
        "link": link,
        "question": question,
        "closed": closed,
        "refusal": refusal,
        "done": _DONE.get(request.GET.get("done")) if request.method == "GET" else "",
        "form": form or UnitAnswerForm.begun(link),
        "ask_form": ask or AskForm(initial=stale),
        "back_form": back or GiveBackForm(initial=stale),
    }
    if not question.is_withheld and link.is_valid:
        context |= {
            "title": _read(link, question.title),
            "content": _read(link, question.content),
            "advice": events.filter(act=Act.ASSIGN).last(),
            "sent_back": events.filter(act=Act.SEND_BACK).last(),
        }
    return TemplateResponse(request, "dialogue_pages/unit/answer.html", context)


def _read(link, text: str) -> str:
    return text if link.shows_sender else without_people(link.question, text)
