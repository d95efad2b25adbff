"""Words for what the lower floors report only as templates."""

from django.utils.translation import gettext

from dialogue_pages.official.report import Finding, Repair, Severity


def say(message: str, params: dict[str, object] | None = None) -> str:
    """A template from the lower floors in the reader's language, its places filled."""
    return gettext(message) % params if params else gettext(message)


def severity_label(severity: Severity) -> str:
    return {
        Severity.ERROR: gettext("Must be mended"),
        Severity.WARNING: gettext("Look at this"),
        Severity.ADVICE: gettext("Advice"),
    }[severity]


def repair_data(repair: Repair) -> dict:
    return {
        "code": repair.code,
        "line": repair.line,
        "message": say(repair.message, repair.params),
        "before": repair.before or None,
        "after": repair.after,
    }


def finding_data(finding: Finding) -> dict:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "place": finding.place or None,
        "line": finding.line,
        "message": say(finding.message, finding.params),
        "advice": say(finding.advice, finding.params),
        "citation": finding.citation or None,
        "excerpt": finding.excerpt or None,
    }
