from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..canned.variables import NAMES, unknown_in
from ..canned.wear import HEAVY, is_worn
from ..question_choices import AnswerKind, TemplatePlace
from .directory import DirectoryEntry
from .rule_packs import RulePack

_A_YEAR = timedelta(days=365)
KINDS = (AnswerKind.WRITTEN, AnswerKind.AT_MEETING, AnswerKind.STANDING)


class ReplyTemplateQuerySet(models.QuerySet):
    def with_uses(self):
        """With how many questions used it, edited it, and did so since its last review.

        Also with the day on which time limits by law changed last.
        """
        edited = Q(uses__template_changed__gt=0)
        since = Q(reviewed_on=None) | Q(uses__drafted_at__date__gt=F("reviewed_on"))
        heavily = Q(uses__template_changed__gte=HEAVY)
        return self.annotate(
            used=_questions(Q()),
            edited=_questions(edited),
            used_since=_questions(since),
            rewritten_since=_questions(since & heavily),
            law_changed_on=Subquery(_latest_law()),
        )


def _latest_law():
    packs = RulePack.objects.filter(site=OuterRef("site"), is_active=True)
    begun = packs.filter(valid_from__lte=timezone.localdate())
    return begun.order_by("-valid_from").values("valid_from")[:1]


def _questions(condition: Q) -> Count:
    return Count("uses__question", filter=condition, distinct=True)


class ReplyTemplate(DirectoryEntry):
    """A text to begin with; copied, never referred to."""

    place = models.CharField(
        gettext_lazy("where it is offered"),
        max_length=12,
        choices=TemplatePlace,
        default=TemplatePlace.ANSWER,
        help_text=gettext_lazy(
            "Offered where the sender reads free text: answers of a unit and from the "
            "minutes, what is missing, why an answer needs longer. Notes inside the "
            "office have no templates; reasons for not accepting have a list of their "
            "own."
        ),
    )
    topic = models.ForeignKey(
        "dialogue_pages.Topic",
        verbose_name=gettext_lazy("topic"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=gettext_lazy(
            "Offered first on questions of this topic and on no others; empty: on all."
        ),
    )
    kind = models.CharField(
        gettext_lazy("kind of answer"),
        max_length=20,
        choices=[(kind.value, kind.label) for kind in KINDS],
        blank=True,
        help_text=gettext_lazy("Only for answers; empty: for every kind."),
    )
    text = models.TextField(
        gettext_lazy("text of the template"),
        help_text=gettext_lazy(
            "What stands in braces is filled in from the question, never with anything "
            "of the sender. What is not known, and what you leave open as […: what], "
            "has to be filled in before the text can be handed in."
        ),
    )
    reviewed_on = models.DateField(gettext_lazy("reviewed on"), null=True, blank=True)

    objects = ReplyTemplateQuerySet.as_manager()

    class Meta(DirectoryEntry.Meta):
        verbose_name = gettext_lazy("reply template")
        verbose_name_plural = gettext_lazy("reply templates")

    def clean(self):
        super().clean()
        errors = {}
        if unknown := unknown_in(self.text):
            told = _("There is no such variable: %(found)s. Known are: %(known)s.")
            known = ", ".join(f"{{{name}}}" for name in NAMES)
            errors["text"] = told % {"found": ", ".join(unknown), "known": known}
        if self.kind and self.place != TemplatePlace.ANSWER:
            errors["kind"] = _("Only answers have a kind.")
        if errors:
            raise ValidationError(errors)

    def why_review(self, today: date) -> list[str]:
        """Why somebody should look through it again; of one read `with_uses`."""
        reasons = []
        if self.reviewed_on is None:
            reasons.append(_("never reviewed"))
        elif today - self.reviewed_on > _A_YEAR:
            reasons.append(_("not reviewed for a year"))
        law, seen = self.law_changed_on, self.reviewed_on
        if law and seen and law > seen:
            told = _("time limits by law changed on %(day)s")
            reasons.append(told % {"day": f"{law:%d/%m/%Y}"})
        if is_worn(self.used_since, self.rewritten_since):
            told = _("rewritten in %(times)d of %(used)d uses since")
            uses = {"times": self.rewritten_since, "used": self.used_since}
            reasons.append(told % uses)
        return reasons
