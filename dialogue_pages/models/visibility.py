from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageViewRestriction


def is_restricted(path: str) -> Exists:
    """A condition on a query: the page at this path, or one above, is not for all.

    `path` names the field that holds it, as `path` or `replaced_by__path`.
    """
    asked = ExpressionWrapper(OuterRef(path), output_field=CharField())
    above = PageViewRestriction.objects.alias(asked_path=asked)
    return Exists(above.filter(asked_path__startswith=F("page__path")))
