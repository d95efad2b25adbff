"""What a commune's registries begin with; rows the office has are left as they are."""

from django.db import transaction
from wagtail.models import Site

from dialogue_pages.clock.official_days import OFFICIAL_DAYS
from dialogue_pages.clock.rules import Rule
from dialogue_pages.clock.shipped_packs import SHIPPED_PACKS, Pack
from dialogue_pages.vietnamese.same_words import SAME_WORDS

from .models import DeadlineRule, RulePack, SearchSynonym, Topic, WorkingDayException

TOPICS = [
    "Đất đai",
    "Xây dựng",
    "Môi trường",
    "Giao thông, hạ tầng",
    "Nông nghiệp, thủy lợi",
    "Hộ tịch, thủ tục hành chính",
    "An sinh xã hội, chính sách",
    "Y tế",
    "Giáo dục",
    "An ninh, trật tự",
    "Khác",
]


@transaction.atomic
def seed_rule_packs(site: Site) -> list[RulePack]:
    """Add the shipped packs a commune lacks; a renamed or changed one stays its own."""
    known = RulePack.objects.filter(site=site).values_list("shipped_as", "name")
    taken = {word for row in known for word in row}
    return [
        _add_pack(pack, site)
        for pack in SHIPPED_PACKS
        if not taken & {pack.key, pack.name}
    ]


def _add_pack(pack: Pack, site: Site) -> RulePack:
    record = RulePack(
        site=site,
        name=pack.name,
        citation=pack.citation,
        valid_from=pack.valid_from,
        note=pack.note,
        shipped_as=pack.key,
    )
    record.rules.set([_row(rule, pack, n) for n, rule in enumerate(pack.rules)])
    record.save()
    return record


def _row(rule: Rule, pack: Pack, order: int) -> DeadlineRule:
    return DeadlineRule(
        sort_order=order,
        code=rule.code,
        text=rule.duty,
        anchor=rule.anchor.value,
        offset=rule.offset,
        unit=rule.unit.value,
        direction=rule.direction.value,
        responsible=rule.responsible,
        citation=rule.citation if rule.citation != pack.citation else "",
    )


@transaction.atomic
def seed_special_days(site: Site) -> list[WorkingDayException]:
    """Add the official days off and make-up days that the office has no row for."""
    decided = set(
        WorkingDayException.objects.filter(site=site).values_list("day", flat=True)
    )
    return WorkingDayException.objects.bulk_create(
        WorkingDayException(
            site=site,
            day=day.on,
            kind=day.kind.value,
            name=day.name,
            source_document=day.source,
        )
        for day in OFFICIAL_DAYS
        if day.on not in decided
    )


@transaction.atomic
def seed_topics(site: Site) -> list[Topic]:
    """Add the usual topics to a commune that has none."""
    if Topic.objects.filter(site=site).exists():
        return []
    return [Topic.objects.create(site=site, name=name) for name in TOPICS]


@transaction.atomic
def seed_synonyms(site: Site) -> list[SearchSynonym]:
    """Add the usual words of the search to a commune that has none."""
    if SearchSynonym.objects.filter(site=site).exists():
        return []
    return [SearchSynonym.objects.create(site=site, name=row) for row in SAME_WORDS]
