"""What a unit typed, given back to a browser that has lost the proof of its link."""

from django.template.response import TemplateResponse

from . import access
from .unit_forms import AskForm, GiveBackForm, UnitAnswerForm

_TEMPLATE = "dialogue_pages/unit/typed_again.html"
_FORMS = {"ask": AskForm, "back": GiveBackForm}
_WRITTEN = ("text", "short_answer", "legal_basis")
_CARRIED = ("version", "saves", "inserted", "outcome", "no_legal_basis")


def typed_again(request, heading, status=200):
    """A form with every word, and nothing of the question; None where none was typed.

    Nothing is kept. Once the link has been opened again in another window, the form is
    accepted: an answer is saved for later, words for the office are sent.
    """
    act = request.POST.get("act")
    if act in _FORMS:
        written = {f"{act}-words": _FORMS[act].base_fields["words"]}
        carried = [f"{act}-version"]
    else:
        act, carried = "save", _CARRIED
        written = {name: UnitAnswerForm.base_fields[name] for name in _WRITTEN}
    told = request.POST
    words = [(name, field.label, told.get(name, "")) for name, field in written.items()]
    if not any(text.strip() for _name, _label, text in words):
        return None
    context = {
        "heading": heading,
        "act": act,
        "words": words,
        "carried": [(name, told[name]) for name in carried if name in told],
    }
    response = TemplateResponse(request, _TEMPLATE, context, status=status)
    access.is_for_nobody_else(response)
    return response
