"""The sender looks a question up, follows it, and does what a sender may do."""

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from .. import following, letters
from ..exceptions import ActRefusedError, NotAtThisStageError
from ..keys import key_in
from ..stages import Act
from . import access, case_words
from .limits import Limit, address_of
from .tracking_forms import (
    DataForm,
    ObjectForm,
    RateForm,
    ReplyForm,
    TrackForm,
    WithdrawForm,
)

WRONG_FROM_ADDRESS = Limit("wrong-address", times=30, seconds=900)
WRONG_FOR_CODE = Limit("wrong-code", times=8, seconds=900)
ACTS = {
    "reply": (ReplyForm, Act.REPLY, following.reply),
    "object": (ObjectForm, Act.OBJECT, following.object_to_answer),
    "withdraw": (WithdrawForm, Act.WITHDRAW, following.withdraw),
}
LINKS_FOR_QUESTION = Limit("confirm-link", times=3, seconds=3600)
VOICES = {
    "rate": (RateForm, "satisfaction", following.rate),
    "data": (DataForm, "kind", following.ask_about_data),
}


def track(request, page):
    """Look a question up by its code, or show the one this browser has proved to know."""
    question = access.opened_question(request, page)
    if request.method == "POST":
        response = _posted(request, page, question)
    elif question is None:
        response = _asked_for_code(request, page, TrackForm())
    else:
        response = _shown(request, page, question)
    access.is_for_nobody_else(response)
    return response


def _posted(request, page, question):
    act = request.POST.get("act")
    if act == "close":
        response = redirect(_address(request, page))
        access.close(response, request, page)
        return response
    if act == "part" and question is not None:
        return _part_opened(request, page, question)
    if act == "confirm" and question is not None:
        return _link_sent(request, page, question)
    if act in ACTS and question is not None:
        return _acted(request, page, question, act)
    if act in VOICES and question is not None:
        return _heard(request, page, question, act)
    return _looked_up(request, page)


def _part_opened(request, page, question):
    """One matter of a divided message, by the receipt of the whole; and back again."""
    key = key_in(request.POST.get("part", ""))
    near = question.parts.filter(pk=key).first()
    if near is None and question.split_from_id == key:
        near = question.split_from
    response = redirect(_address(request, page))
    if near is not None:
        access.open_to(response, near, request, page)
    return response


def _looked_up(request, page):
    form = TrackForm(request.POST)
    if not form.is_valid():
        return _asked_for_code(request, page, form)
    limits = (
        (WRONG_FROM_ADDRESS, address_of(request)),
        (WRONG_FOR_CODE, form.cleaned_data["code"]),
    )
    if any(limit.is_reached(who) for limit, who in limits):
        form.add_error(None, _("Too many wrong tries. Please wait for 15 minutes."))
        return _asked_for_code(request, page, form, status=429)
    question = form.found(page.site)
    if question is None:
        for limit, who in limits:
            limit.count(who)
        form.add_error(
            None,
            _("Code and number do not belong together. Look at your receipt again."),
        )
        return _asked_for_code(request, page, form)
    response = redirect(_address(request, page))
    access.open_to(response, question, request, page)
    return response


def _link_sent(request, page, question):
    """Once more the mail with the link that proves the address."""
    if LINKS_FOR_QUESTION.is_reached(question.code):
        refusal = _("The link was sent already. Please wait for an hour.")
        return _shown(request, page, question, refusal=refusal)
    LINKS_FOR_QUESTION.count(question.code)
    following.ask_to_confirm_again(question)
    return redirect(f"{_address(request, page)}?done=confirm")


def _acted(request, page, question, name):
    """An act of the sender on the question; the repeat of a double click does nothing."""
    form_class, act, do = ACTS[name]

    def carry_out(told):
        if not case_words.is_done_already(question, act, told["words"]):
            do(question, told["words"])

    return _tried(request, page, question, name, form_class(request.POST), carry_out)


def _heard(request, page, question, name):
    """A rating or a request about data: kept beside the question, changing nothing."""
    form_class, field, do = VOICES[name]

    def carry_out(told):
        do(question, told[field], told["words"])

    return _tried(request, page, question, name, form_class(request.POST), carry_out)


def _tried(request, page, question, name, form, carry_out):
    refusal = ""
    if form.is_valid():
        try:
            carry_out(form.cleaned_data)
            return redirect(f"{_address(request, page)}?done={name}")
        except NotAtThisStageError:
            refusal = _("That is no longer possible; below you see where it stands.")
        except ActRefusedError as error:
            refusal = str(error)
    question.refresh_from_db()
    return _shown(request, page, question, refusal=refusal, **{name: form})


def _shown(request, page, question, *, refusal="", **forms):
    case = case_words.told(question)
    offered = {
        f"{name}_form": forms.get(name) or form_class()
        for name, (form_class, act, _do) in ACTS.items()
        if act in case.acts
    }
    offered["data_form"] = forms.get("data") or DataForm()
    if case.can_be_rated:
        offered["rate_form"] = forms.get("rate") or RateForm()
    context = {
        "question": question,
        "case": case,
        "refusal": refusal,
        "unsent": _words_without_a_form(forms, offered) if refusal else "",
        "wrong_form": next((form for form in forms.values() if form.errors), None),
        "has_letter": bool(letters.approved_reply(question)),
        "done": request.GET.get("done") if request.method == "GET" else "",
        **offered,
    }
    return _rendered(request, page, "case", context)


def _words_without_a_form(forms, offered) -> str:
    """What was typed into a form that the page, as it now is, has no place for."""
    gone = [form for name, form in forms.items() if f"{name}_form" not in offered]
    return "".join(form.cleaned_data.get("words", "") for form in gone)


def _asked_for_code(request, page, form, status=200):
    return _rendered(request, page, "track", {"form": form}, status)


def _address(request, page) -> str:
    return page.get_url(request) + page.reverse_subpage("track")


def _rendered(request, page, template, context, status=200):
    context = page.get_context(request) | context | {"commune": page.letterhead}
    return TemplateResponse(
        request, f"dialogue_pages/asking/{template}.html", context, status=status
    )
