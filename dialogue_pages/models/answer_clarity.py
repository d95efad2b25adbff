"""Whether readers find a published answer clear: their votes, without a trace of them."""

import uuid
from typing import NamedTuple

from django.db import models
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

LONGEST_REASON = 300
FEWEST_SHOWN = 5  # with fewer votes a number would tell of single persons


class Clarity(NamedTuple):
    """How many voted, and how many of them found the answer clear."""

    votes: int
    clear: int

    @property
    def unclear(self) -> int:
        return self.votes - self.clear

    @property
    def may_be_shown(self) -> bool:
        return self.votes >= FEWEST_SHOWN


class ClarityVoteQuerySet(models.QuerySet):
    def counted(self) -> Clarity:
        clear = Count("pk", filter=Q(is_clear=True))
        return Clarity(**self.aggregate(votes=Count("pk"), clear=clear))


class ClarityVote(models.Model):
    """One reader's word on an answer. It holds no address, no name and no hour.

    `key` comes with the form, so that a form sent twice counts once.
    """

    page = models.ForeignKey(
        "dialogue_pages.AnswerPage",
        on_delete=models.CASCADE,
        related_name="clarity_votes",
    )
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    is_clear = models.BooleanField(_("clear"))
    reason = models.CharField(_("why"), max_length=LONGEST_REASON, blank=True)
    given_on = models.DateField(_("given on"), default=timezone.localdate)

    objects = ClarityVoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("vote on the clarity of an answer")
        verbose_name_plural = _("votes on the clarity of answers")
        ordering = ["-given_on", "-pk"]

    def __str__(self):
        return f"{self.page_id}: {self.is_clear}"


class ClarityMixin(RoutablePageMixin):
    """Asks the reader on a small page of its own: the answer itself can be cached."""

    @property
    def clarity(self) -> Clarity:
        return self.clarity_votes.counted()

    @path("danh-gia/", name="clarity")
    def clarity_route(self, request):
        return self.views["clarity"](request, self)
