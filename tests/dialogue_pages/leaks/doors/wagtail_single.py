"""The doors of Wagtail's own admin that each want arguments of their own."""

from wagtail.models import (
    CollectionViewRestriction,
    PageViewRestriction,
    Task,
    Workflow,
)

from .door import Door, door
from .wagtail import MARK, admin_pages

_PAGE_TYPES = ("dialogueplanpage", "answerpage", "announcementpage")


def _lists(world):
    places = (world.here, world.there)
    return [page for place in places for page in (place.home, *place.lists.values())]


def _settings(world):
    sites = (world.here.site, world.there.site)
    return [("dialogue_pages", "communesettings", site.pk) for site in sites]


def _chosen(world):
    chosen = "&".join(f"id={pk}" for pk in admin_pages(world))
    yield f"/admin/choose-page/chosen-multiple/?{chosen}"


def _chosen_documents(world):
    pk = world.files["document"].pk
    yield f"/admin/documents/chooser/chosen-multiple/?id={pk}"


def _chosen_images(world):
    yield f"/admin/images/chooser/chosen-multiple/?id={world.files['image'].pk}"


def _bulk(world):
    chosen = "&".join(f"id={pk}" for pk in admin_pages(world))
    for act in ("delete", "move", "publish", "unpublish"):
        yield f"/admin/bulk/wagtailcore/page/{act}/?{chosen}"
    for kind, pk in [
        ("wagtaildocs/document", world.files["document"].pk),
        ("wagtailimages/image", world.files["image"].pk),
    ]:
        yield f"/admin/bulk/{kind}/add_tags/?id={pk}"


def _served(world):
    document = world.files["document"]
    return [(document.pk, document.filename)]


def _moves(world):
    pages = admin_pages(world)
    return [(pk, target.pk) for pk in pages for target in _lists(world)[:1]]


def _guarded_pages(world):
    rows = PageViewRestriction.objects.filter(
        restriction_type=PageViewRestriction.PASSWORD
    )
    return [(row.pk, row.page_id) for row in rows]


def _folders(world):
    return [(world.files["document"].collection_id,)]


def _workflows(world):
    return [(Workflow.objects.first().pk,)]


def _tasks(world):
    return [(Task.objects.first().pk,)]


SINGLE: list[Door] = [
    door("wagtailadmin_api:pages:action", (1, "publish"), answers_get=False),
    Door("wagtail_bulk_action", _bulk),
    door(
        "wagtailadmin_pages:add",
        lambda w: [
            ("dialogue_pages", kind, page.pk)
            for kind in _PAGE_TYPES
            for page in _lists(w)
        ],
    ),
    door(
        "wagtailadmin_pages:preview_on_add",
        lambda w: [("dialogue_pages", "answerpage", p.pk) for p in _lists(w)],
        answers_get=False,
    ),
    *[
        door(
            f"wagtailadmin_pages:{name}",
            *[("dialogue_pages", kind) for kind in _PAGE_TYPES],
            ("home", "informationpage"),
        )
        for name in ("type_use", "type_use_results", "choose_parent")
    ],
    door("wagtailadmin_pages:move_confirm", _moves),
    door(
        "wagtailadmin_pages:revisions_compare",
        lambda w: [(pk, "earliest", "latest") for pk in admin_pages(w)],
    ),
    Door("wagtailadmin_choose_page_chosen_multiple", _chosen),
    door("wagtailadmin_tag_autocomplete", queries=(f"?term={MARK}",)),
    door(
        "wagtailadmin_tag_model_autocomplete",
        ("taggit", "tag"),
        queries=(f"?term={MARK}",),
    ),
    *[
        door(f"wagtailadmin_collections:{name}", _folders)
        for name in ("edit", "delete", "set_privacy")
    ],
    *[
        door(f"wagtailadmin_workflows:{name}", _workflows)
        for name in ("edit", "usage", "usage_results", "disable")
    ],
    door("wagtailadmin_workflows:enable", _workflows, answers_get=False),
    door("wagtailadmin_workflows:remove", _workflows, answers_get=False),
    door("wagtailadmin_workflows:add_task", ("wagtailcore", "groupapprovaltask")),
    *[
        door(f"wagtailadmin_workflows:{name}", _tasks)
        for name in ("edit_task", "disable_task", "task_chosen")
    ],
    door("wagtailadmin_workflows:enable_task", _tasks, answers_get=False),
    door("wagtailadmin_workflows:task_chooser_create"),
    Door("wagtaildocs_chooser:chosen_multiple", _chosen_documents),
    Door("wagtailimages_chooser:chosen_multiple", _chosen_images),
    door("wagtaildocs_chooser:create"),
    door("wagtailimages_chooser:create"),
    door("wagtailimages:preview", lambda w: [(w.files["image"].pk, "width-100")]),
    door("wagtailimages:url_generator_output", lambda w: [(w.files["image"].pk,)]),
    door("wagtaildocs_serve", _served),
    door(
        "wagtaildocs_authenticate_with_password",
        lambda w: [(row.pk,) for row in CollectionViewRestriction.objects.all()],
        answers_get=False,
    ),
    door("wagtailcore_authenticate_with_password", _guarded_pages, answers_get=False),
    door("wagtailadmin_password_reset_confirm", ("MQ", "set-password")),
    *[
        door(f"wagtailredirects:{name}", lambda w: [(w.redirect.pk,)])
        for name in ("edit", "delete")
    ],
    door("wagtailredirects:process_import", answers_get=False),
    door("wagtailsettings:edit", _settings),
    door("wagtailsettings:preview_on_edit", _settings, answers_get=False),
]

# Why there is nothing to try at an address.
NOT_TRIED = {
    "admin/test404/": "a page of Wagtail's that tests the error page",
    "admin/^.*/$": "says that there is no such page",
    "wagtailadmin_error_test": "fails on purpose",
    "wagtailadmin_logout": "ends the visit",
    "second_factor": "a person's own telephone; see `test_second_factor`",
    "wagtailadmin_dismissibles": "keeps a person's own settings",
    "wagtailadmin_block_preview": "previews a block without a page",
    "wagtailembeds:chooser_upload": "fetches an embed from elsewhere",
    "wagtailsnippets:index": "no model is a snippet",
    "wagtailadmin_editing_sessions:ping": "see `test_presence`",
    "wagtailadmin_editing_sessions:release": "ends a person's own session",
    "wagtaildocs:create_multiple_from_uploaded_document": "a person's own upload",
    "wagtaildocs:delete_upload_multiple": "a person's own upload",
    "wagtailimages:create_multiple_from_uploaded_image": "a person's own upload",
    "wagtailimages:delete_upload_multiple": "a person's own upload",
    "wagtailadmin_pages:workflow_action": "no page is in a workflow",
    "wagtailadmin_pages:collect_workflow_action_data": "no page is in a workflow",
    "wagtailadmin_pages:workflow_preview": "no page is in a workflow",
    "wagtailadmin_pages:workflow_history_detail": "no page is in a workflow",
    "wagtail_serve": "see `public`: every page with each of its routes",
}
