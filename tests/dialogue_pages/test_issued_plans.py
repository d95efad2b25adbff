"""An issued plan changes only by correction, replacement or recall."""

from unittest import mock

from django.apps import apps as django_apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction
from wagtail.test.utils import WagtailTestUtils
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from dialogue_pages.importing import import_plan
from dialogue_pages.models import DialoguePlanPage
from tests.dialogue_pages.official.plans import clean_plan
from tests.factories import (
    DialoguePlanIndexPageFactory,
    DialoguePlanPageFactory,
    HamletFactory,
    PlanAmendmentFactory,
    open_portal,
)


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

    def test_the_status_of_a_conference_is_not_and_gets_its_day(self):
        response = self.post(**{"conferences-0-status": "held", "action-publish": "1"})
        self.assertEqual(response.status_code, 302)
        conference = self.published_plan().conferences.get()
        self.assertEqual(conference.status, "held")
        self.assertEqual(conference.status_on, timezone.localdate())

    def test_a_conference_is_put_off_for_a_reason_that_shows(self):
        for status in ("postponed", "cancelled"):
            with self.subTest(status):
                put_off = {"conferences-0-status": status, "action-publish": "1"}
                response = self.post(**put_off, **{"conferences-0-status_reason": ""})
                (form,) = response.context["form"].formsets["conferences"].forms
                self.assertIn("status_reason", form.errors)
                told = {"conferences-0-status_reason": f"Bão số 4: {status}"}
                self.assertEqual(self.post(**put_off, **told).status_code, 302)
                page = self.client.get(self.plan.url)
                self.assertContains(page, f"Bão số 4: {status}")

    def test_whatever_else_the_public_reads_is_a_change_too(self):
        for name, value in {
            "title": "Tên ngắn hơn",
            "questions_close_on": "2026-06-16",
            "go_live_at": "2099-01-01 08:00",
            "conferences-0-expected_max": "900",
            "conferences-0-mode": "online",
            "conferences-0-hamlets": [HamletFactory().pk],
        }.items():
            with self.subTest(name):
                response = self.post(**{name: value, "action-publish": "1"})
                self.assertIn("amendment_kind", response.context["form"].errors)

    def test_no_plan_expires_off_the_site_but_one_that_is_taken_back(self):
        leaves = {"expire_at": "2099-01-01 08:00", "action-publish": "1"}
        response = self.post(**leaves)
        self.assertIn("expire_at", response.context["form"].errors)
        recall = {"amendment_kind": "recall", "amendment_reason": "Ban hành nhầm"}
        self.assertEqual(self.post(**leaves, **recall).status_code, 302)
        self.assertIsNotNone(self.published_plan().expire_at)

    def test_the_message_at_the_top_says_what_is_missing(self):
        told = self.told(self.post(title="Khác", closing="Khác"))
        self.assertIn("tiêu đề", told.lower())
        told = self.told(self.post(closing="Khác", amendment_kind="correction"))
        self.assertIn("lý do", told.lower())

    def told(self, response):
        return " ".join(str(m) for m in response.context["messages"])

    def test_the_panel_stands_open_where_a_plan_was_issued_and_only_there(self):
        panel = 'name="amendment_kind"'
        page = self.client.get(self.url)
        self.assertContains(page, panel)
        draft = import_plan(clean_plan(), self.plans)
        url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
        self.assertNotContains(self.client.get(url), panel)

    def test_line_ends_are_stored_as_one_kind(self):
        self.post(
            closing="Một\nHai./.", amendment_kind="correction", amendment_reason="A\nB"
        )
        plan = self.published_plan().get_latest_revision_as_object()
        self.assertEqual(plan.closing, "Một\nHai./.")
        self.assertEqual(plan.amendments.all()[0].reason, "A\nB")
        self.assertNotIn("\r", str(plan.body.get_prep_value()))

    def test_a_new_slug_leads_from_every_old_address(self):
        old = self.plan.url
        with self.captureOnCommitCallbacks(execute=True):
            self.post(slug="doi-thoai-2026", **{"action-publish": "1"})
        new = self.published_plan().url
        self.assertIn("doi-thoai-2026", new)
        for door in ("", "pdf/", "docx/", "ics/"):
            with self.subTest(door):
                response = self.client.get(old + door)
                self.assertRedirects(response, new + door, 301)

    def test_without_redirects_a_published_plan_keeps_its_address(self):
        apps = [
            app for app in settings.INSTALLED_APPS if app != "wagtail.contrib.redirects"
        ]
        with mock.patch.object(
            django_apps, "is_installed", side_effect=apps.__contains__
        ):
            response = self.post(slug="doi-thoai-2026", **{"action-publish": "1"})
        self.assertIn("slug", response.context["form"].errors)

    def test_a_plan_that_expired_is_still_an_issued_one(self):
        self.plan.unpublish()
        response = self.post(closing="Khác./.")
        self.assertIn("amendment_kind", response.context["form"].errors)
        for reason in ("Sửa", "Sửa lỗi"):
            self.post(
                closing="Khác./.", amendment_kind="correction", amendment_reason=reason
            )
        amendment = self.published_plan().amendments.get()
        self.assertEqual(amendment.reason, "Sửa lỗi")

    def test_it_does_not_replace_itself_nor_lead_to_another_site(self):
        field = (
            self.client.get(self.url).context["form"].fields["amendment_replaced_by"]
        )
        self.assertNotIn(self.plan.page_ptr, field.queryset)
        elsewhere = DialoguePlanPageFactory(parent__parent__slug="xa-khac")
        self.assertNotIn(elsewhere.page_ptr, field.queryset)

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

    def unpublish(self, page, **data):
        url = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
        return self.client.post(url, data, follow=True)

    def test_it_is_not_unpublished_before_it_is_recalled(self):
        response = self.unpublish(self.plan)
        self.assertTrue(self.published_plan().live)
        self.assertTrue(self.told(response))
        bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
        self.client.post(f"{bulk}?id={self.plan.pk}")
        self.unpublish(self.plans, include_descendants="on")
        self.assertTrue(self.published_plan().live)
        PlanAmendmentFactory(plan=self.plan, kind="recall")
        self.unpublish(self.plan)
        self.assertFalse(self.published_plan().live)

    def test_it_is_not_made_private_before_it_is_recalled(self):
        login = {"restriction_type": "login", "password": "", "return_url": ""}
        above = self.plans.get_parent()
        for page in (self.plan, self.plans, above):
            url = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
            with self.subTest(page=page.title):
                self.assertNotContains(self.client.get(url), "restriction_type")
                self.client.post(url, login)
                self.assertFalse(page.view_restrictions.exists())
        PlanAmendmentFactory(plan=self.plan, kind="recall")
        self.client.post(url, login)
        self.assertTrue(above.view_restrictions.exists())

    def test_what_is_private_already_may_be_opened(self):
        PageViewRestriction.objects.create(page=self.plans, restriction_type="login")
        url = reverse("wagtailadmin_pages:set_privacy", args=[self.plans.pk])
        self.client.post(url, {"restriction_type": "none"})
        self.assertFalse(self.plans.view_restrictions.exists())

    def test_it_moves_within_its_site_only_and_leaves_a_redirect(self):
        old = self.plan.url
        other = DialoguePlanIndexPageFactory(
            parent=self.plans.get_parent(), slug="ke-hoach-cu"
        )
        elsewhere = DialoguePlanIndexPageFactory(parent__slug="xa-khac")
        for target in (elsewhere, other):
            args = [self.plan.pk, target.pk]
            self.client.post(reverse("wagtailadmin_pages:move_confirm", args=args))
        self.assertEqual(self.published_plan().get_parent().pk, other.pk)
        self.assertRedirects(self.client.get(old), self.published_plan().url, 301)

    def test_it_does_not_move_to_where_only_some_may_read(self):
        inner = DialoguePlanIndexPageFactory(
            parent=self.plans.get_parent(), slug="noi-bo"
        )
        PageViewRestriction.objects.create(page=inner, restriction_type="login")
        args = [self.plan.pk, inner.pk]
        self.client.post(reverse("wagtailadmin_pages:move_confirm", args=args))
        self.assertEqual(self.published_plan().get_parent().pk, self.plans.pk)

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
