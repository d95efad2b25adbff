"""An issued plan changes only by correction, replacement or recall."""

from django.contrib.auth import get_user_model
from django.test import TestCase
from django.urls import reverse
from wagtail.test.utils import WagtailTestUtils
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from dialogue_pages.importing import import_plan
from dialogue_pages.models import DialoguePlanPage
from tests.dialogue_pages.official.plans import clean_plan
from tests.factories import open_portal


class IssuedPlanTests(WagtailTestUtils, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal()
        cls.plan = import_plan(clean_plan(), cls.plans, publish=True)
        cls.admin = get_user_model().objects.create_superuser("quan-tri")

    def setUp(self):
        self.client.force_login(self.admin)
        self.url = reverse("wagtailadmin_pages:edit", args=[self.plan.pk])

    def form_data(self, **changes):
        """What the browser would send for the plan as it stands."""
        form = self.client.get(self.url).context["form"]
        data = {
            name: field.value()
            for name, field in ((name, form[name]) for name in form.fields)
            if name not in ("body", "recipients") and field.value() is not None
        }
        for name in ("body", "recipients"):
            value = getattr(form.instance, name)
            data |= nested_form_data({name: stream_data(value)})
        (conference,) = form.formsets["conferences"].forms
        row = {
            name: conference[name].value() or ""
            for name in conference.fields
            if name not in ("hamlets", "ORDER", "DELETE")
        }
        row["hamlets"] = [h.pk for h in conference.instance.hamlets.all()]
        data |= nested_form_data(
            {
                "conferences": inline_formset([row], initial=1),
                "comments": inline_formset([]),
            }
        )
        return _as_a_browser_sends(data) | changes

    def post(self, **changes):
        return self.client.post(self.url, self.form_data(**changes))

    def published_plan(self):
        return DialoguePlanPage.objects.get(pk=self.plan.pk)

    def test_a_silent_change_is_refused_and_what_was_typed_stays(self):
        response = self.post(closing="Câu kết khác./.", **{"action-publish": "1"})
        self.assertEqual(response.status_code, 200)
        self.assertIn("amendment_kind", response.context["form"].errors)
        self.assertContains(response, "Câu kết khác./.")
        self.assertNotEqual(self.published_plan().closing, "Câu kết khác./.")

    def test_saving_without_a_change_needs_no_reason(self):
        self.assertEqual(self.post(**{"action-publish": "1"}).status_code, 302)
        self.assertFalse(self.published_plan().amendments.exists())

    def test_a_conference_taken_out_or_added_is_a_change_of_the_text(self):
        response = self.post(**{"conferences-0-DELETE": "on"})
        self.assertIn("amendment_kind", response.context["form"].errors)

    def test_a_correction_with_a_reason_is_taken_and_shown(self):
        response = self.post(
            closing="Câu kết đúng./.",
            amendment_kind="correction",
            amendment_reason="Sửa lỗi chính tả ở câu kết",
            **{"action-publish": "1"},
        )
        self.assertEqual(response.status_code, 302)
        plan = self.published_plan()
        self.assertEqual(plan.closing, "Câu kết đúng./.")
        amendment = plan.amendments.get()
        self.assertEqual(amendment.made_by, self.admin)
        self.assertContains(self.client.get(plan.url), "Sửa lỗi chính tả ở câu kết")

    def test_a_correction_needs_its_reason(self):
        response = self.post(closing="Khác", amendment_kind="correction")
        self.assertIn("amendment_reason", response.context["form"].errors)

    def test_a_moved_conference_is_a_change_of_the_text(self):
        response = self.post(
            **{"conferences-0-venue_text": "Nơi khác", "action-publish": "1"}
        )
        self.assertIn("amendment_kind", response.context["form"].errors)

    def test_the_status_of_a_conference_is_not(self):
        response = self.post(**{"conferences-0-status": "held", "action-publish": "1"})
        self.assertEqual(response.status_code, 302)
        self.assertEqual(self.published_plan().conferences.get().status, "held")

    def test_the_title_and_the_question_window_are_not(self):
        response = self.post(title="Tên ngắn hơn", questions_close_on="2026-06-16")
        self.assertEqual(response.status_code, 302)

    def test_a_drafted_correction_may_be_worked_on_further(self):
        self.post(
            closing="Lần một", amendment_kind="correction", amendment_reason="Sửa"
        )
        response = self.post(closing="Lần hai", **{"action-publish": "1"})
        self.assertEqual(response.status_code, 302)
        self.assertEqual(self.published_plan().closing, "Lần hai")
        self.assertEqual(self.published_plan().amendments.count(), 1)

    def test_saves_of_the_editor_itself_make_one_amendment(self):
        for reason in ("Sửa", "Sửa lỗi", "Sửa lỗi chính tả"):
            self.post(
                closing="Câu kết đúng./.",
                amendment_kind="correction",
                amendment_reason=reason,
            )
        self.post(closing="Câu kết đúng./.", **{"action-publish": "1"})
        amendment = self.published_plan().amendments.get()
        self.assertEqual(amendment.reason, "Sửa lỗi chính tả")

    def test_a_second_correction_later_is_a_second_amendment(self):
        for closing in ("Lần một./.", "Lần hai./."):
            self.post(
                closing=closing,
                amendment_kind="correction",
                amendment_reason=f"Sửa: {closing}",
                **{"action-publish": "1"},
            )
        self.assertEqual(self.published_plan().amendments.count(), 2)

    def test_a_recall_is_known_to_the_page(self):
        self.post(
            amendment_kind="recall",
            amendment_reason="Ban hành không đúng thẩm quyền",
            **{"action-publish": "1"},
        )
        self.assertEqual(self.published_plan().recall.kind, "recall")

    def test_it_is_not_deleted(self):
        url = reverse("wagtailadmin_pages:delete", args=[self.plan.pk])
        response = self.client.post(url, follow=True)
        self.assertTrue(DialoguePlanPage.objects.filter(pk=self.plan.pk).exists())
        self.assertTrue(list(response.context["messages"]))

    def test_nor_with_the_list_it_stands_in_nor_in_bulk(self):
        url = reverse("wagtailadmin_pages:delete", args=[self.plans.pk])
        self.client.post(url)
        bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
        self.client.post(f"{bulk}?id={self.plan.pk}")
        self.assertTrue(DialoguePlanPage.objects.filter(pk=self.plan.pk).exists())

    def test_a_copy_is_not_issued(self):
        copy = self.plan.copy(update_attrs={"slug": "ban-sao"})
        self.assertFalse(copy.is_issued)
        self.assertEqual(copy.number, "")
        self.assertEqual(copy.amendments.count(), 0)

    def test_a_plan_not_issued_changes_freely_and_takes_no_amendment(self):
        document = clean_plan()
        document.number = None
        draft = import_plan(document, self.plans, publish=True)
        self.url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
        self.assertEqual(self.post(closing="Sửa tự do").status_code, 302)
        response = self.post(amendment_kind="recall", amendment_reason="Thôi")
        self.assertIn("amendment_kind", response.context["form"].errors)


def _as_a_browser_sends(data):
    return {
        name: value.replace("\n", "\r\n") if isinstance(value, str) else value
        for name, value in data.items()
    }


def stream_data(value):
    """A StreamField value as its form would post it."""
    return _stream(value.stream_block, value)


def _stream(block, value):
    data = {"count": len(value)}
    for index, child in enumerate(value):
        data[str(index)] = {
            "deleted": "",
            "order": index,
            "type": child.block_type,
            "id": child.id or "",
            "value": _value(child.block, child.value),
        }
    return data


def _value(block, value):
    if hasattr(value, "stream_block"):
        return _stream(block, value)
    if hasattr(value, "list_block"):
        rows = {
            str(index): {
                "deleted": "",
                "order": index,
                "id": child.id or "",
                "value": _value(child.block, child.value),
            }
            for index, child in enumerate(value.bound_blocks)
        }
        return {"count": len(rows)} | rows
    if hasattr(block, "child_blocks"):
        return {
            name: _value(child, value[name])
            for name, child in block.child_blocks.items()
        }
    return "" if value in (None, False) else value
