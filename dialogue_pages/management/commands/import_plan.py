import json
from itertools import chain, count
from pathlib import Path

from django.db import DatabaseError
from django.utils.translation import gettext as _
from wagtail.models import Site

from dialogue_pages.importing import import_plan, new_hamlets
from dialogue_pages.models import CommuneSettings, DialoguePlanIndexPage
from dialogue_pages.official.checking import Office
from dialogue_pages.official.document import Document
from dialogue_pages.official.reading.errors import UnreadableError
from dialogue_pages.official.reading.plan import ReadPlan, read_plan_file
from dialogue_pages.official.writing.docx import render_docx
from dialogue_pages.official.writing.json_form import document_data
from dialogue_pages.official.writing.pdf import render_pdf
from dialogue_pages.official.writing.plain_text import render_text
from dialogue_pages.plan_check import check_document
from dialogue_pages.wording import finding_data, repair_data, say

from ..plain_errors import PlainCommand, refusal, site_of
from ..report_text import report_text

_WRITERS = {
    "write_pdf": ("pdf", render_pdf),
    "write_docx": ("docx", render_docx),
    "write_text": ("txt", lambda document, author: render_text(document).encode()),
}


class Command(PlainCommand):
    """Reads plans from files, tells what was understood, and makes draft pages."""

    help = "Import dialogue plans (TXT, DOCX, PDF) as draft pages."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="make no page")
        parser.add_argument("--publish", action="store_true", help="publish the pages")
        parser.add_argument(
            "--no-new-hamlets",
            action="store_true",
            help="add no hamlet to the directory",
        )
        parser.add_argument("--site", metavar="HOST", help="site to import into")
        parser.add_argument("--format", choices=["text", "json"], default="text")
        for option in _WRITERS:
            parser.add_argument(
                f"--{option.replace('_', '-')}",
                metavar="OUT",
                type=Path,
                help="file to write; a folder where several plans are given",
            )

    def handle(self, *args, files, **options):
        parent = None if options["dry_run"] else _plan_index(options["site"])
        site = parent.get_site() if parent else _site_if_any(options["site"])
        plans = [_read(path) for path in files]
        self._write_papers(files, plans, site, options)
        results = [
            self._result(path, plan, parent, site, options)
            for path, plan in zip(files, plans, strict=True)
        ]
        if options["format"] == "json":
            shown = results[0] if len(results) == 1 else results
            self.stdout.write(json.dumps(shown, ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n\n".join(map(report_text, results)))

    def _result(self, path: Path, plan: ReadPlan, parent, site, options) -> dict:
        document = plan.document
        unknown = new_hamlets(document, site)
        findings = check_document(document, site)
        added, page = [], None
        if parent:
            own = CommuneSettings.for_site(site).office.may_have_issued(document)
            added = unknown if own and not options["no_new_hamlets"] else []
            page = import_plan(
                document, parent, publish=options["publish"], hamlets_to_add=added
            )
        return {
            "source": str(path),
            "document": document_data(document),
            "repairs": [repair_data(repair) for repair in plan.repairs],
            "findings": [finding_data(finding) for finding in findings],
            "hamlets": {
                "added": added,
                "unknown": [name for name in unknown if name not in added],
            },
            "page": page and {"id": page.pk, "live": page.live, "url": page.full_url},
        }

    def _write_papers(self, files: list[Path], plans: list[ReadPlan], site, options):
        for option, (extension, render) in _WRITERS.items():
            out = options[option]
            if out is None:
                continue
            many = len(files) > 1 or out.is_dir()
            if many:
                _make_folder(out)
            names = [f"{stem}.{extension}" for stem in _stems(files)]
            for name, plan in zip(names, plans, strict=True):
                author = _author(plan.document, site)
                _write(
                    out / name if many else out, render(plan.document, author=author)
                )


def _stems(files: list[Path]) -> list[str]:
    """The names of the files without their kinds; a second of a name gets a number."""
    stems: list[str] = []
    for path in files:
        names = chain([path.stem], (f"{path.stem}-{number}" for number in count(2)))
        taken = {stem.casefold() for stem in stems}
        stems.append(next(name for name in names if name.casefold() not in taken))
    return stems


def _author(document: Document, site: Site | None) -> str:
    """Who a paper that names no agency is by, where the settings can know it."""
    office = CommuneSettings.for_site(site).office if site else Office()
    return " ".join(office.agency) if office.fills_letterhead(document) else ""


def _plan_index(host: str | None) -> DialoguePlanIndexPage:
    site = site_of(host)
    index = DialoguePlanIndexPage.objects.descendant_of(site.root_page).first()
    if index is None:
        raise refusal(
            _("The site has no page that lists dialogue plans; make one first.")
        )
    return index


def _site_if_any(host: str | None) -> Site | None:
    """The site to check for; a trial run goes without one where there is no database."""
    try:
        return (
            site_of(host) if host else Site.objects.filter(is_default_site=True).first()
        )
    except DatabaseError:
        return None


def _read(path: Path) -> ReadPlan:
    try:
        return read_plan_file(path)
    except UnreadableError as error:
        told = say(error.message, error.params)
    except OSError as error:
        told = _("The file cannot be opened: %(reason)s") % {"reason": _reason(error)}
    raise refusal(f"{path}: {told}")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        told = _("The folder cannot be made: %(reason)s") % {"reason": _reason(error)}
        raise refusal(f"{folder}: {told}") from error


def _write(target: Path, content: bytes) -> None:
    try:
        target.write_bytes(content)
    except OSError as error:
        told = _("The file cannot be written: %(reason)s") % {"reason": _reason(error)}
        raise refusal(f"{target}: {told}") from error


def _reason(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return _("there is no such file or folder")
        case FileExistsError() | NotADirectoryError():
            return _("a file of this name is in the way")
        case IsADirectoryError():
            return _("this is a folder")
        case PermissionError():
            return _("it may not be read or written")
    return error.strerror or ""
