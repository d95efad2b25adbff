"""Writes a marker into every text field of a record, also into those added later."""

from django.db import models

from dialogue_pages.vietnamese.folding import fold

from .markers import COMMON

# What is not free text: places in the tree, addresses, digests, keys, numbers.
STRUCTURE = frozenset(
    {
        "path",
        "slug",
        "url_path",
        "draft_title",
        "code",
        "digest",
        "key",
        "content_type",
        "number",
        "shipped_as",
        "role",
        "act",
        "sender_phone",
        "phone",
    }
)


def text_fields(model):
    """The fields a person's words can stand in."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not isinstance(field, models.FileField)
        and not field.choices
        and not field.name.startswith("folded_")
        and field.name not in STRUCTURE
    ]


def fill(record, word: str):
    """Every text field still without a marker gets this one; the record is not stored."""
    for field in text_fields(type(record)):
        if "Đậq" in str(getattr(record, field.name)):
            continue
        if isinstance(field, models.EmailField):
            setattr(record, field.name, f"{fold(word)}@vidu.example")
        else:
            setattr(record, field.name, _fitting(word, field))
    return record


def _fitting(word: str, field) -> str:
    whole = f"{word} {COMMON}"
    room = field.max_length or len(whole)
    return whole if len(whole) <= room else word[:room]
