"""What a unit typed, for a form that shows nothing of the question."""

from .unit_forms import AskForm, GiveBackForm, UnitAnswerForm

_FORMS = {"ask": AskForm, "back": GiveBackForm}
_WRITTEN = ("text", "short_answer", "legal_basis")
_CARRIED = ("version", "saves", "inserted", "outcome", "no_legal_basis")


def typed_words(told) -> dict | None:
    """The words with their labels and what goes along with them; None without a word.

    Sent again by who has opened the link, an answer is saved for later, and words for
    the office are sent.
    """
    act = told.get("act")
    if act in _FORMS:
        written = {f"{act}-words": _FORMS[act].base_fields["words"]}
        carried = [f"{act}-version"]
    else:
        act, carried = "save", _CARRIED
        written = {name: UnitAnswerForm.base_fields[name] for name in _WRITTEN}
    words = [(name, field.label, told.get(name, "")) for name, field in written.items()]
    if not any(text.strip() for _name, _label, text in words):
        return None
    return {
        "act": act,
        "words": words,
        "carried": [(name, told[name]) for name in carried if name in told],
    }
