"""The head of a hamlet without an account fills in its list: typed, looked at, sent."""

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Site

from ..exceptions import ActRefusedError
from ..hamlet_lists import links, no_opinions
from ..hamlet_lists.entering import BY_LINK, enter, prospects
from ..hamlet_lists.sheets import CONSENT, Sheet
from ..models import HamletLink, Topic
from .hamlet_rows_form import RowsForm
from .limits import Limit
from .link_doors import LinkDoor, number_in

DOOR = LinkDoor("hamlet", gettext_lazy("List of questions of the hamlet"), links)
SENT_BY_LINK = Limit("hamlet-link-sent", times=200, seconds=3600)
_TEMPLATE = "dialogue_pages/hamlet/list.html"
_TYPED_AGAIN = "dialogue_pages/hamlet/typed_again.html"


def enter_by_link(request, token):
    """Open a link: the cookie takes the place of the secret in the address."""
    return DOOR.entered(request, token)


def fill_in(request, pk):
    """The rows, what was found in them, and what has been sent before."""
    return DOOR.guarded(request, pk, _posted, _shown, typed_again)


def typed_again(request, status=200):
    """Give back what was typed to a browser that has lost the proof of its link.

    Nothing is kept and nothing of a list is shown; once the link has been opened again
    in another window, the form is accepted.
    """
    form = RowsForm.posted(request.POST)
    form.open_filled()
    context = {
        "form": form,
        "saves": number_in(request, "saves"),
        "topics": Topic.objects.filter(site=Site.find_for_request(request)),
    }
    return DOOR.rendered(request, _TYPED_AGAIN, context, status)


def _posted(request, link: HamletLink):
    form = RowsForm.posted(request.POST)
    if SENT_BY_LINK.is_reached(str(link.pk)):
        refusal = _("This was sent very often. Please wait for an hour.")
        return _shown(request, link, form, refusal=refusal)
    SENT_BY_LINK.count(str(link.pk))
    try:
        saves = number_in(request, "saves")
        link = _again(link, links.save(link, {"rows": form.typed}, saves=saves))
        match request.POST.get("act"):
            case "check":
                return _checked(request, link, form)
            case "send":
                return _sent(request, link, form)
            case "none":
                return _asked_for_none(request, link, form)
            case "none-sure":
                return _none_said(request, link, form)
    except ActRefusedError as error:
        form.open_filled()
        return _shown(request, _again(link), form, refusal=str(error))
    return redirect(f"{DOOR.address(link)}?done=save")


def _checked(request, link, form: RowsForm):
    found = prospects(_sheet(link), form.read())
    form.tell(found)
    refusal = "" if found else _("Nothing is written in any row yet.")
    return _shown(request, link, form, found=found, refusal=refusal)


def _sent(request, link, form: RowsForm):
    sheet, read = _sheet(link), form.read()
    if not request.POST.get("agreed"):
        found = prospects(sheet, read)
        form.tell(found)
        refusal = _("Tick that the people named agree; without it nothing is sent.")
        return _shown(request, link, form, found=found, refusal=refusal)
    confirmed = {n for n in range(1, 1 + len(form.rows)) if f"sure-{n}" in request.POST}
    results = enter(sheet, read, by=BY_LINK, confirmed=confirmed)
    done = {
        entered.row.number
        for entered in results
        if entered.is_new or entered.prospect.state == "there"
    }
    form.empty(done)
    link = _again(link, links.save(link, {"rows": form.typed}, saves=None))
    left = [entered.prospect for entered in results if entered.row.number not in done]
    form.tell(left)
    return _shown(request, link, form, results=results, left=left)


def _asked_for_none(request, link, form: RowsForm):
    no_opinions.refuse_with_rows(form.numbers)
    return _shown(request, link, form, asks_for_none=True)


def _none_said(request, link, form: RowsForm):
    no_opinions.refuse_with_rows(form.numbers)
    no_opinions.say(_sheet(link), by=None)
    return redirect(f"{DOOR.address(link)}?done=none")


def _again(link: HamletLink, saved: HamletLink | None = None) -> HamletLink:
    """The link with what belongs to it, and its newest count of savings."""
    newest = saved or HamletLink.objects.get(pk=link.pk)
    link.saved, link.saves = newest.saved, newest.saves
    link.revoked_at, link.expires_at = newest.revoked_at, newest.expires_at
    return link


def _sheet(link: HamletLink) -> Sheet:
    return Sheet(link.conference, link.hamlet)


def _shown(
    request,
    link,
    form=None,
    *,
    found=(),
    results=(),
    left=(),
    refusal="",
    asks_for_none=False,
):
    sheet = _sheet(link)
    entered = links.entered_in(sheet) if link.is_valid else []
    is_saved = request.method == "GET" and request.GET.get("done") == "save"
    new = [entered for entered in results if entered.is_new]
    context = {
        "link": link,
        "sheet": sheet,
        "closed": links.why_closed(link),
        "refusal": refusal,
        "is_saved": is_saved,
        "form": form or RowsForm(link.saved.get("rows", [])),
        "found": found,
        "sendable": [p for p in found if p.state in ("good", "doubtful")],
        "wrong": [p for p in found if p.state == "wrong"],
        "there": [p for p in found if p.state == "there"],
        "results": results,
        "new": new,
        "left": left,
        "topics": Topic.objects.filter(site=sheet.site),
        "consent": CONSENT,
        "entered": entered,
        "asks_for_none": asks_for_none,
        "word": no_opinions.said(sheet) if link.is_valid else None,
    }
    return TemplateResponse(request, _TEMPLATE, context)
