"""The way of a question to the office: write, see what the public would see, send.

No session: every step carries what was typed, and names the files kept on the server.
"""

from functools import partial

from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from ..attachments.held_files import held_by
from ..attachments.posted_files import Attachments
from ..intake import NewQuestion, submit
from ..models import Question
from ..models.question_form_page import RECEIPT_PATH
from ..searching.likeness import similar_answers
from ..suspecting import suspicion_of
from . import access
from .limits import Limit, address_of
from .question_forms import MessageKind, QuestionForm
from .text_checks import pieces_of

# A browser that has done the sum is no program that sends by the thousand.
SENT_FROM_ADDRESS = Limit("sent-address", times=60, seconds=3600)
SENT_UNPROVED = Limit("sent-unproved", times=20, seconds=3600)
FILES_PER_ADDRESS = Limit("files", times=120, seconds=3600)
SENT_BY_CONTACT = Limit("sent-contact", times=5, seconds=3600)
TEMPLATES = "dialogue_pages/asking"
MOST_SIMILAR = 3


def send(request, page):
    """The form itself; three steps at one address."""
    if hasattr(request, "sent_early"):
        return request.sent_early()
    if request.method != "POST":
        form = QuestionForm(page=page, plan=request.GET.get("plan"))
        response = _written(request, page, form, Attachments())
        patch_cache_control(response, private=True, no_cache=True)
        return response
    form = QuestionForm(request.POST, page=page)
    response = (
        _shown_the_right_way(request, page, form)
        if form.is_to_go_elsewhere
        else _next_step(request, page, form, _attached(request))
    )
    access.is_for_nobody_else(response)
    return response


def receipt(request, page):
    """Number and code of what this browser has just sent."""
    if request.method == "POST":
        response = redirect(page.get_url(request))
        access.close(response, request, page)
        return response
    context = {"question": access.opened_question(request, page)}
    response = _rendered(request, page, "receipt", context)
    access.is_for_nobody_else(response)
    return response


def _next_step(request, page, form, attachments):
    step = request.POST.get("step")
    if not form.is_valid() or attachments.errors or step == "write":
        return _written(request, page, form, attachments)
    if step != "send":
        return _previewed(request, page, form, attachments)
    per_address = _limit_per_address(form)
    address = address_of(request)
    refusal = _too_many(address, form, per_address)
    files = attachments.as_question_files()
    if refusal or files is None:
        # A repeat of what is stored needs neither: it leads to its receipt.
        if sent := Question.objects.filter(send_key=form.record_key).first():
            return _led_to_receipt(request, page, sent)
        if refusal:
            form.add_error(None, refusal)
        status = 429 if refusal else 200
        return _written(request, page, form, attachments, status)
    new = NewQuestion(page.site, _fields(form), form.record_key, files)
    new.clocks = form.reception.clocks
    sent = submit(new)
    if not new.is_repeat:
        SENT_BY_CONTACT.count(_contact(form))
        per_address.count(address)
        attachments.forget()
    return _led_to_receipt(request, page, sent)


def _led_to_receipt(request, page, sent: Question):
    """The way to the receipt; who does not follow it still reads the number."""
    address = request.path  # of the form, which messages are sent to
    response = HttpResponseRedirect(
        address + RECEIPT_PATH, content_type="text/plain; charset=utf-8"
    )
    response.content = _("Your message has arrived; its number is %(number)s.") % {
        "number": sent.number
    }
    access.open_to(response, sent, request, page, at=address)
    request.receipt_of = page
    return response


def _fields(form) -> dict:
    """What is stored; what reads like a denunciation is sensitive from the start."""
    told = form.question_fields()
    suspicion = suspicion_of(told["title"], told["content"])
    if suspicion:
        told["visibility"] = suspicion.visibility
    return told


def _written(request, page, form, attachments, status=200):
    """The form to fill in, with what was typed and why it was refused."""
    context = {"form": form, "attachments": attachments}
    return _rendered(request, page, "write", context, status)


def _previewed(request, page, form, attachments):
    told = form.cleaned_data
    shown = {
        "title": pieces_of(told["title"]),
        "content": pieces_of(told["content"]),
        "name": told["sender_name"] if told["may_publish_name"] else "",
        "hamlet": told.get("hamlet"),
    }
    context = {
        "form": form,
        "attachments": attachments,
        "shown": shown,
        "suspicion": suspicion_of(told["title"], told["content"]),
        "similar": similar_answers(page.site, told["title"], most=MOST_SIMILAR),
    }
    return _rendered(request, page, "preview", context)


def _shown_the_right_way(request, page, form):
    """Where complaints and denunciations go; nothing of this one is kept."""
    for file in held_by(request.POST.getlist("held"))[0]:
        file.delete()
    kind = form.is_to_go_elsewhere
    context = {"form": form, "is_complaint": kind == MessageKind.COMPLAINT}
    return _rendered(request, page, "elsewhere", context)


def _attached(request) -> Attachments:
    return Attachments.posted(request, partial(_count_file, request))


def _count_file(request) -> None:
    who = address_of(request)
    if FILES_PER_ADDRESS.is_reached(who):
        raise ValidationError(
            _("Too many files came from your network. Send without files.")
        )
    FILES_PER_ADDRESS.count(who)


def _limit_per_address(form) -> Limit:
    """The wider one for a solution that nobody has used before."""
    solution = form.cleaned_data["proof"]
    return SENT_FROM_ADDRESS if solution and solution.spend() else SENT_UNPROVED


def _too_many(address: str, form, per_address: Limit) -> str:
    if SENT_BY_CONTACT.is_reached(_contact(form)):
        return _(
            "%(count)s messages came from you within an hour. Please wait, or call the "
            "office."
        ) % {"count": SENT_BY_CONTACT.times}
    if per_address.is_reached(address):
        return _(
            "Very many messages came from your network within an hour. Please send "
            "later, or call the office."
        )
    return ""


def _contact(form) -> str:
    told = form.cleaned_data
    return told["sender_phone"] or told["sender_email"].casefold()


def _rendered(request, page, template, context, status=200):
    context = page.get_context(request) | context | {"commune": page.letterhead}
    return TemplateResponse(
        request, f"{TEMPLATES}/{template}.html", context, status=status
    )
