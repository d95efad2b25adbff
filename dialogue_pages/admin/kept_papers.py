"""Issued plans and public announcements do not vanish by any button of the admin."""

from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from dialogue_pages.models.kept_papers import kept_papers, valid_papers

_REFUSALS = {
    "delete": _(
        "“%(title)s” was issued or made public and is not deleted. Open it and choose "
        "correction, recall or replacement instead."
    ),
    "unpublish": _(
        "“%(title)s” does not leave the site without a word. First choose recall or "
        "replacement at the end of its form, with the reason."
    ),
    "move": _("“%(title)s” stays on the site of its commune."),
    "hide": _(
        "“%(title)s” is public, and there it would not be. First choose recall or "
        "replacement at the end of its form, with the reason."
    ),
}


def refuse_to_delete(request, page):
    """Keep a page, and the papers below it, from being deleted."""
    return _refused(request, "delete", page, kept_papers(page))


def refuse_to_unpublish(request, page):
    """Only what was recalled or replaced, with its reason, may leave the site."""
    with_those_below = bool(request.POST.get("include_descendants"))
    papers = valid_papers(page, below=with_those_below)
    return _refused(request, "unpublish", page, papers)


def refuse_to_move(request, page, destination):
    """Within a site the old address leads to the new one; elsewhere it would be lost."""
    if destination.get_site() != page.get_site():
        return _refused(request, "move", page, kept_papers(page))
    if destination.get_view_restrictions().exists() and (
        not page.get_view_restrictions().exists()
    ):
        return _refused(request, "hide", page, valid_papers(page))
    return None


def refuse_in_bulk(request, action_type, objects, action):
    """The same for many pages at once."""
    pages = [page for page in objects if hasattr(page, "get_parent")]
    for page in pages:
        refusal = _refused_in_bulk(request, action_type, page, action)
        if refusal:
            return refusal
    return None


def _refused_in_bulk(request, action_type, page, action):
    match action_type:
        case "delete":
            return refuse_to_delete(request, page)
        case "unpublish":
            return refuse_to_unpublish(request, page)
        case "move":
            destination = action.cleaned_form.cleaned_data["chooser"]
            return refuse_to_move(request, page, destination)
    return None


def _refused(request, act, page, papers):
    """Lead to the paper that is in the way, else to where the page stands."""
    paper = papers.first()
    if paper is None:
        return None
    messages.error(request, _REFUSALS[act] % {"title": paper.title})
    if paper.permissions_for_user(request.user).can_edit():
        return redirect("wagtailadmin_pages:edit", paper.pk)
    return redirect("wagtailadmin_explore", page.get_parent().pk)
