"""Runs inside the bare site: make a plan, visit it, print what was answered."""

import json

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.test import Client  # noqa: E402
from wagtail.models import Page, Site  # noqa: E402

import dialogue_pages  # noqa: E402
from dialogue_pages.models import (  # noqa: E402
    DialoguePlanIndexPage,
    DialoguePlanPage,
)

root = Page.objects.get(depth=1)
index = root.add_child(instance=DialoguePlanIndexPage(title="Đối thoại", slug="plans"))
plan = index.add_child(
    instance=DialoguePlanPage(
        title="Kế hoạch", slug="plan", subject="Đối thoại với Nhân dân năm 2026"
    )
)
Site.objects.update(root_page=index)
Site.clear_site_root_paths_cache()
clerk = get_user_model().objects.create_superuser("clerk", "clerk@example.vn", "x")

visitor, editor = Client(), Client()
editor.force_login(clerk)
answers = {
    "index": visitor.get("/"),
    "plan": visitor.get("/plan/"),
    "pdf": visitor.get("/plan/pdf/"),
    "follow": visitor.get("/theo-doi/"),
    "feed": visitor.get("/theo-doi/moi.atom"),
    "calendar": visitor.get("/theo-doi/hoi-nghi.ics"),
    "sitemap": visitor.get("/sitemap.xml"),
    "robots": visitor.get("/robots.txt"),
    "editor": editor.get(f"/admin/pages/{plan.pk}/edit/"),
}
report = {name: answer.status_code for name, answer in answers.items()}
report["subject shown"] = plan.subject in answers["plan"].content.decode()
report["installed in"] = dialogue_pages.__file__
print(json.dumps(report))
