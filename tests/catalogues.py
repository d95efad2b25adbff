"""How tests read the wording: what the code says and what the catalogues answer."""

import ast
import re
from dataclasses import dataclass
from gettext import GNUTranslations
from pathlib import Path

from django.utils.translation.template import templatize

from tests.places import ROOT

# Marks a string for translation: which of its arguments are the context, the words and
# the words in the plural.
_MARKS = {
    "_": ("words",),
    "gettext": ("words",),
    "gettext_lazy": ("words",),
    "gettext_noop": ("words",),
    "ngettext": ("words", "plural"),
    "ngettext_lazy": ("words", "plural"),
    "pgettext": ("context", "words"),
    "pgettext_lazy": ("context", "words"),
    "npgettext": ("context", "words", "plural"),
    "npgettext_lazy": ("context", "words", "plural"),
}
_STRING = r"u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
_MARKED_IN_TEMPLATE = re.compile(
    rf"\b(_|n?p?gettext)\(\s*({_STRING}(?:\s*,\s*{_STRING})*)", re.S
)
_LINE = re.compile(r'^(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[0\])?) )?"(.*)"$')


@dataclass(frozen=True, order=True)
class Message:
    """A string of the code, as the catalogues know it."""

    words: str
    context: str = ""
    plural: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.words


@dataclass
class Entry:
    """A string of a catalogue with its translation."""

    context: str = ""
    words: str = ""
    translation: str = ""
    is_fuzzy: bool = False


def messages_of(*folders: str) -> set[Message]:
    """Every string marked for translation below these folders of the checkout."""
    found: set[Message] = set()
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            found.update(_in_python(path.read_text(encoding="utf-8")))
        for path in sorted((ROOT / folder).rglob("*.html")):
            found.update(_in_template(path.read_text(encoding="utf-8")))
    return found


def _in_python(source: str):
    for call in ast.walk(ast.parse(source)):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        texts = [
            argument.value
            for argument in call.args
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        ]
        if name in _MARKS and len(texts) >= len(_MARKS[name]):
            yield Message(**dict(zip(_MARKS[name], texts, strict=False)))


def _in_template(source: str):
    for name, quoted in _MARKED_IN_TEMPLATE.findall(templatize(source)):
        texts = [ast.literal_eval(text) for text in re.findall(_STRING, quoted)]
        yield Message(**dict(zip(_MARKS[name], texts, strict=False)))


def entries_of(path: Path) -> list[Entry]:
    """What a PO file says; its header and what it keeps of old strings left out."""
    entries = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        entry, told, part = Entry(), {}, ""
        for line in block.splitlines():
            if line.startswith("#,") and "fuzzy" in line:
                entry.is_fuzzy = True
            elif match := _LINE.match(line):
                part = match[1] or part
                told[part] = told.get(part, "") + _unescaped(match[2])
        entry.context, entry.words = told.get("msgctxt", ""), told.get("msgid", "")
        entry.translation = told.get("msgstr", told.get("msgstr[0]", ""))
        if entry.words:
            entries.append(entry)
    return entries


def _unescaped(text: str) -> str:
    return ast.literal_eval(f'"{text}"')


def compiled(path: Path) -> dict[tuple[str, str], str]:
    """What a MO file answers to a context and words."""
    with path.open("rb") as file:
        told = GNUTranslations(file)._catalog
    answers = {}
    for key, translation in told.items():
        context, _, words = (key[0] if isinstance(key, tuple) else key).rpartition(
            "\x04"
        )
        if words:
            answers[context, words] = translation
    return answers
