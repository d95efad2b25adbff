"""What `import_plan` tells an officer in plain words."""

from collections.abc import Iterator

from django.utils.translation import gettext as _


def report_text(result: dict) -> str:
    """The result of one file, as `--format json` gives it, in lines for the screen."""
    document = result["document"]
    lines = [
        result["source"],
        f"  {document['type']}: {document['subject']}",
        "  "
        + _("Bases: %(bases)s. Parts: %(parts)s. Units: %(units)s. Recipients: %(to)s.")
        % {
            "bases": len(document["bases"]),
            "parts": len(document["sections"]),
            "units": len(document["assignments"]),
            "to": len(document["recipients"]),
        },
    ]
    lines += [f"  {_conference(one)}" for one in document["conferences"]]
    lines += [_told(_("repaired"), repair) for repair in result["repairs"]]
    lines += [_told(finding["code"], finding) for finding in result["findings"]]
    lines += [f"  {told}" for told in _hamlets(result["hamlets"])]
    lines.append("  " + _page(result["page"]))
    return "\n".join(lines)


def _conference(conference: dict) -> str:
    return _("Conference: %(when)s; %(where)s.") % {
        "when": conference["text"] or _("not set yet"),
        "where": conference["venue"] or _("no venue"),
    }


def _hamlets(hamlets: dict) -> Iterator[str]:
    for names, told in [
        (hamlets["added"], _("Added to the directory of hamlets: %(names)s.")),
        (hamlets["unknown"], _("Not in the directory of hamlets: %(names)s.")),
    ]:
        if names:
            yield told % {"names": ", ".join(names)}


def _told(mark: str, report: dict) -> str:
    line = report["line"]
    where = _("line %(number)s") % {"number": line} if line else report.get("place")
    return f"  [{mark}] {where or '–'}: {report['message']}"


def _page(page: dict | None) -> str:
    if page is None:
        return _("Trial run: no page was made.")
    if page["live"]:
        return _("Published: %(url)s") % {"url": page["url"]}
    return _("Draft page no. %(id)s.") % {"id": page["id"]}
