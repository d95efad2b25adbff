"""Put the form page into a fresh plain project (a script for `manage.py shell`)."""

from wagtail.models import Page, Site

from benchmarks._plain_wagtail.models import FormField, FormPage, HomePage

FIELDS = [
    ("message_kind", "radio", True, "opinion,complaint,denunciation"),
    ("topic", "dropdown", False, "1,2,3,4,5,6"),
    ("title", "singleline", True, ""),
    ("content", "multiline", True, ""),
    ("conference", "dropdown", False, "1,2"),
    ("wants_to_speak", "checkbox", False, ""),
    ("sender_name", "singleline", True, ""),
    ("sender_phone", "singleline", False, ""),
    ("sender_email", "email", False, ""),
    ("hamlet", "dropdown", False, "1,2,3,4,5,6"),
    ("sender_age", "radio", True, "adult,representative"),
    ("consents_to_handling", "checkbox", True, ""),
    ("may_publish_name", "checkbox", False, ""),
]


def prepare() -> None:
    """As `wagtail start` does it: a home page in the place of Wagtail's welcome."""
    Page.objects.filter(depth=2).delete()
    home = Page.objects.get(depth=1).add_child(instance=HomePage(title="Home"))
    Site.objects.create(
        hostname="localhost", port=80, root_page=home, is_default_site=True
    )
    for section in ("Plans", "Answers"):
        home.add_child(instance=HomePage(title=section, show_in_menus=True))
    form = FormPage(title="Write to us", slug="form", show_in_menus=True)
    page = home.add_child(instance=form)
    for order, (name, kind, required, choices) in enumerate(FIELDS):
        FormField.objects.create(
            page=page,
            sort_order=order,
            clean_name=name,
            label=name,
            field_type=kind,
            required=required,
            choices=choices,
        )
