import json
import sys
from pathlib import Path

from django.utils.translation import gettext as _

from dialogue_pages.vietnamese.personal_data import find_personal_data, mask

from ..plain_errors import PlainCommand, refusal

_LARGEST = 5 * 1024 * 1024


class Command(PlainCommand):
    """Puts words for the personal data of a text; names of people are left to a person."""

    help = "Mask phones, papers, addresses and the like in a text file."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", help="text file in UTF-8, or -")
        parser.add_argument("--format", choices=["json", "text"], default="json")

    def handle(self, *args, file, **options):
        text = _decoded(_read(file), file)
        spans = find_personal_data(text)
        told = mask(text, spans)
        if options["format"] == "json":
            told = _as_json(told, spans)
        self.stdout.write(told, ending="" if options["format"] == "text" else "\n")


def _as_json(text: str, spans) -> str:
    places = [
        {"kind": span.kind.value, "start": span.start, "end": span.end}
        for span in spans
    ]
    return json.dumps({"text": text, "spans": places}, ensure_ascii=False, indent=2)


def _read(file: str) -> bytes:
    if file == "-":
        return _bounded(sys.stdin.buffer, file)
    try:
        with Path(file).open("rb") as source:
            return _bounded(source, file)
    except OSError as error:
        told = _("The file cannot be opened: %(reason)s") % {"reason": _reason(error)}
        raise refusal(f"{file}: {told}") from error


def _bounded(source, file: str) -> bytes:
    content = source.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        told = _("The text is larger than %(size)s MB.") % {"size": _LARGEST >> 20}
        raise refusal(f"{file}: {told}")
    return content


def _decoded(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        told = _("The text is not in UTF-8.")
        raise refusal(f"{file}: {told}") from error


def _reason(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return _("there is no such file or folder")
        case IsADirectoryError():
            return _("this is a folder")
        case PermissionError():
            return _("it may not be read or written")
    return error.strerror or ""
