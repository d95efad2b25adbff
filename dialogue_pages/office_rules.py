"""The rules a commune goes by, read once: its own packs, and what holds for everybody."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from wagtail.models import Site

from dialogue_pages.clock.rules import Anchor, Rule
from dialogue_pages.clock.shipped_packs import LAW, PERSONAL_DATA, WEB_QUESTIONS, Pack

from .models import RulePack

_FOR_QUESTIONS = (WEB_QUESTIONS, PERSONAL_DATA)


@dataclass(frozen=True, slots=True)
class OfficeRules:
    """The packs of a commune; a pack that ships holds as shipped where there is no row."""

    packs: tuple[RulePack, ...]

    @classmethod
    def of(cls, site: Site | None) -> Self:
        rows = RulePack.objects.filter(site=site) if site else RulePack.objects.none()
        return cls(tuple(rows.prefetch_related("rules")))

    def without(self, pack: RulePack) -> Self:
        """As if a pack were deleted."""
        kept = tuple(known for known in self.packs if known.pk != pack.pk)
        return replace(self, packs=kept)

    def with_pack(self, pack: RulePack) -> Self:
        """As if a pack were saved as it is in memory."""
        return replace(self, packs=(*self.without(pack).packs, pack))

    def for_plan(self, plan) -> list[Rule]:
        """The rules of a plan's own packs; the law applies to every plan."""
        return self.for_packs([row.pk for row in plan.rule_packs.all()])

    def for_packs(self, keys: Iterable[int]) -> list[Rule]:
        """The rules of chosen packs and the law."""
        known = {pack.pk: pack for pack in self.packs}
        chosen = [known[key] for key in keys if key in known]
        return list(dict.fromkeys([*self._standing([LAW]), *_rules_of(chosen)]))

    def for_questions(self, anchor: Anchor) -> list[Rule]:
        """The rules for questions and data requests."""
        shipped = {pack.key for pack in _FOR_QUESTIONS}
        own = [pack for pack in self.packs if pack.shipped_as not in shipped]
        rules = [*self._standing(_FOR_QUESTIONS), *_rules_of(own)]
        return [rule for rule in rules if rule.anchor == anchor]

    def _standing(self, shipped: Iterable[Pack]) -> list[Rule]:
        """Packs as the office keeps them, or as shipped where it keeps no row."""
        rows = {row.shipped_as: row for row in self.packs if row.shipped_as}
        return [
            rule
            for pack in shipped
            for rule in (rows[pack.key].as_rules() if pack.key in rows else pack.rules)
        ]


def _rules_of(packs: Iterable[RulePack]) -> list[Rule]:
    return [rule for pack in packs for rule in pack.as_rules()]
