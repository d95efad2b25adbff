"""Fills the database of a measurement and prints what is measured, as JSON."""

import json
import sys
from html import escape

import django

LINES = 12  # of one rich text, as an editor would put them


def main():
    django.setup()
    from django.core.files.base import ContentFile  # noqa: PLC0415 (after `setup`)
    from django.core.management import call_command  # noqa: PLC0415
    from wagtail.documents.models import Document  # noqa: PLC0415
    from wagtail.models import Page, Site  # noqa: PLC0415

    from dialogue_pages.models import AnswerPage, DialoguePlanPage  # noqa: PLC0415
    from dialogue_pages.models.rendered_papers import rendered  # noqa: PLC0415
    from dialogue_pages.official.writing.plain_text import render_text  # noqa: PLC0415

    port, plain_port = map(int, sys.argv[1:])
    call_command("migrate", verbosity=0)
    call_command("load_demo", force=True, port=port, verbosity=0, stdout=sys.stderr)
    plans = DialoguePlanPage.objects.live()
    plan = max(plans, key=lambda page: len(render_text(page.document)))
    answer = AnswerPage.objects.live().first()
    answer_text = f"{answer.question_text}\n{answer.short_answer}\n{answer.answer}"

    home = plain_page("Trang chủ", "plain-home")
    Page.objects.get(depth=1).add_child(instance=home)
    Site.objects.create(hostname="localhost", port=plain_port, root_page=home)
    addresses = {}
    for name, page, text in (
        ("plan", plan, render_text(plan.document)),
        ("answer", answer, answer_text),
    ):
        parent = plain_page(f"Danh sách {name}", f"list-{name}")
        parent.show_in_menus = True
        home.add_child(instance=parent)
        plain = plain_page(page.title, page.slug, text)
        parent.add_child(instance=plain)
        addresses[name] = page.url_path.removeprefix(page.get_site().root_page.url_path)
        addresses[f"plain_{name}"] = f"list-{name}/{plain.slug}/"
    pdf = bytes(rendered(plan, "pdf"))
    document = Document(title="PDF")
    document.file.save("plan.pdf", ContentFile(pdf))
    document.save()
    addresses["pdf"] = f"{addresses['plan']}pdf/"
    addresses["document"] = document.url.removeprefix("/")
    print(json.dumps(addresses))


def plain_page(title, slug, text=""):
    from benchmarks.yardstick.models import PlainPage  # noqa: PLC0415

    lines = [f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip()]
    parts = ["".join(lines[at : at + LINES]) for at in range(0, len(lines), LINES)]
    blocks = [("paragraph", part) for part in parts]
    return PlainPage(title=title, slug=slug, body=blocks)


if __name__ == "__main__":
    main()
