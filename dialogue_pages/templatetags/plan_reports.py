from django import template
from django.utils.html import format_html

from dialogue_pages.official.report import Finding, Repair
from dialogue_pages.wording import say, severity_label

register = template.Library()


@register.simple_tag
def finding_words(finding: Finding) -> str:
    return say(finding.message, finding.params)


@register.simple_tag
def finding_advice(finding: Finding) -> str:
    return say(finding.advice, finding.params)


@register.simple_tag
def severity_words(finding: Finding) -> str:
    return severity_label(finding.severity)


@register.simple_tag
def repair_words(repair: Repair) -> str:
    return say(repair.message, repair.params)


@register.simple_tag
def finding_note(finding: Finding) -> str:
    return format_html(
        '<span class="plan-review-note"><strong>{}</strong> {}</span>',
        finding.code,
        finding_words(finding),
    )


@register.simple_tag
def repair_note(repair: Repair) -> str:
    return format_html('<span class="plan-review-note">{}</span>', repair_words(repair))
