from django.db import models
from wagtail.models import Page, Site

from ..choices import SearchKind


class SearchEntry(models.Model):
    """A page that everybody may read, as the search knows it; few columns, read often.

    `day` is the day of issue or of the answer, as `date.toordinal` counts.
    """

    page = models.OneToOneField(
        Page, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=SearchKind)
    topic = models.ForeignKey(
        "dialogue_pages.Topic", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    year = models.PositiveSmallIntegerField()
    day = models.PositiveIntegerField()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = []

    def __str__(self):
        return f"{self.kind} {self.page_id}"


class SearchText(models.Model):
    """What is shown of a found page: its words as the page shows them."""

    entry = models.OneToOneField(
        SearchEntry, on_delete=models.CASCADE, primary_key=True, related_name="text"
    )
    title = models.TextField()
    lead = models.TextField()
    body = models.TextField()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = []

    def __str__(self):
        return self.title


class SearchWord(models.Model):
    """A word, or two words that stand together, as some page of a commune writes it.

    `form` is what `vietnamese.search_words` makes of it, `key` the same without accents;
    those of a pair have a space. A word stays when its last page goes.
    """

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=90)
    key = models.CharField(max_length=90)

    class Meta:
        default_permissions = []
        constraints = [
            models.UniqueConstraint(
                fields=["site", "form"], name="search_word_once_in_a_commune"
            )
        ]
        indexes = [models.Index(fields=["site", "key"], name="search_word_key")]

    def __str__(self):
        return self.form


class SearchPosting(models.Model):
    """That a word stands in a page, and how much it weighs there.

    The primary key holds every column, so that a search reads nothing but its index.
    Bare numbers and no foreign keys: Django would load a page's postings to delete them.
    """

    pk = models.CompositePrimaryKey("word", "entry", "weight")
    word = models.BigIntegerField()
    entry = models.BigIntegerField(db_index=True)
    weight = models.SmallIntegerField()

    class Meta:
        default_permissions = []

    def __str__(self):
        return f"{self.word} in {self.entry}"
