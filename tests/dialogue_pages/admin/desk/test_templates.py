"""Reply templates on the case: with and without a script, nothing typed is lost."""

import json

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from dialogue_pages.models import ReplyTemplate
from dialogue_pages.question_choices import AnswerKind, TemplatePlace
from tests.dialogue_pages.pages import soup_of
from tests.factories import (
    HamletFactory,
    TopicFactory,
    default_site,
    open_portal,
)

from .office import (
    APPROVER,
    MODERATOR,
    UNIT,
    act_data,
    act_url,
    assigned,
    case_url,
    officer,
    other_site,
    taken,
    unit_of,
)

TEXT = "Ở {thôn}, việc số {số} xong trước […: ngày]."
LEFT = "[…: ngày]"


class TemplateTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.officer = officer(UNIT)
        cls.unit = unit_of(cls.officer)
        cls.case = assigned(
            cls.unit,
            topic=TopicFactory(),
            hamlet=HamletFactory(label="bản", name="Bến Lau"),
        )
        cls.template = cls.made(name="Hẹn ngày", text=TEXT)
        cls.filled = f"Ở bản Bến Lau, việc số {cls.case.number} xong trước {LEFT}."
        cls.ticks = ["thôn = bản Bến Lau", f"số = {cls.case.number}"]

    @staticmethod
    def made(**fields):
        return ReplyTemplate.objects.create(site=default_site(), **fields)

    def setUp(self):
        self.client.force_login(self.officer)

    def send(self, act="submit_draft", **fields):
        data = act_data(self.case, act, **fields)
        return self.client.post(act_url(self.case, act), data)

    def form(self, response, act="submit_draft"):
        (form,) = [o.form for o in response.context["offers"] if o.act == act]
        return form

    def looks(self, response):
        soup = soup_of(response)
        ticks = soup.select("[data-desk-filled] input")
        gaps = [row["data-desk-gap"] for row in soup.select("[data-desk-gap]")]
        return {tick["value"]: tick.has_attr("checked") for tick in ticks}, gaps


class CopyingTests(TemplateTestCase):
    def test_a_script_finds_text_and_values(self):
        option = soup_of(self.client.get(case_url(self.case))).select_one(
            "[data-desk-template] option[data-text]"
        )
        self.assertEqual(option["data-text"], self.filled)
        told = {"thôn": "bản Bến Lau", "số": self.case.number}
        self.assertEqual(json.loads(option["data-filled"]), told)

    def test_without_a_script_the_form_comes_back_with_the_text(self):
        response = self.send(
            copy="1",
            template=self.template.pk,
            text="Kính gửi bà con.",
            short_answer="Sẽ sửa.",
            no_legal_basis="on",
        )
        form = self.form(response)
        self.assertEqual(form["text"].value(), f"Kính gửi bà con.\n\n{self.filled}")
        self.assertEqual(form["short_answer"].value(), "Sẽ sửa.")
        self.assertTrue(form["no_legal_basis"].value())
        self.assertEqual(form["version"].value(), str(self.case.version))
        self.assertFalse(form.errors)
        self.assertEqual(
            self.looks(response), (dict.fromkeys(self.ticks, False), [LEFT])
        )
        self.assertFalse(self.case.drafts.exists())

    def test_copied_twice_both_stand_there_and_ticks_stay(self):
        second = self.made(name="Kết", text="Trân trọng, {đơn vị}.")
        response = self.send(
            copy="1",
            template=second.pk,
            text=self.filled,
            inserted=str(self.template.pk),
            looked=self.ticks[:1],
        )
        form = self.form(response)
        keys = f"{self.template.pk},{second.pk}"
        self.assertEqual(form["inserted"].value(), keys)
        ticks, _ = self.looks(response)
        self.assertEqual(list(ticks.values()), [True, False, False])

    def test_copying_with_nothing_chosen_changes_nothing(self):
        for chosen in ("", "999999", "x"):
            response = self.send(copy="1", template=chosen, text="Đang viết")
            self.assertEqual(self.form(response)["text"].value(), "Đang viết")

    def test_no_template_of_another_commune_is_offered_or_copied(self):
        theirs = ReplyTemplate.objects.create(
            site=other_site(), name="Xã khác", text="Bí mật"
        )
        self.assertNotContains(self.client.get(case_url(self.case)), "Bí mật")
        response = self.send(copy="1", template=theirs.pk, text="Đang viết")
        self.assertNotContains(response, "Bí mật")

    def test_who_may_not_answer_learns_no_text(self):
        self.client.force_login(officer(UNIT))
        self.assertEqual(
            self.send(copy="1", template=self.template.pk).status_code, 404
        )

    def test_markup_in_a_template_is_text(self):
        self.made(name="<b>x</b>", text="<script>1</script> {thôn}")
        response = self.client.get(case_url(self.case))
        self.assertNotContains(response, "<script>1")
        self.assertNotContains(response, "<b>x")

    def test_the_number_of_queries_does_not_grow_with_the_templates(self):
        self.client.get(case_url(self.case))
        with CaptureQueriesContext(connection) as few:
            self.client.get(case_url(self.case))
        for number in range(5):
            self.made(name=f"Mẫu {number}", text="{ngày hẹn} {xã} {lĩnh vực}")
        with self.assertNumQueries(len(few)):
            self.client.get(case_url(self.case))


class HandingInTests(TemplateTestCase):
    def hand_in(self, text, looked=(), **fields):
        told = {"inserted": str(self.template.pk), "kind": "written"}
        told |= {"no_legal_basis": "on", "outcome": "explained"}
        return self.send(text=text, looked=[*looked], **told | fields)

    @property
    def whole(self):
        return self.filled.replace(LEFT, "ngày 30/11/2026")

    def test_a_gap_is_refused_beside_the_field_and_nothing_is_lost(self):
        response = self.hand_in(self.filled, self.ticks, short_answer="Sẽ xong.")
        form = self.form(response)
        self.assertIn(LEFT, form.errors["text"][0])
        self.assertEqual(form["text"].value(), self.filled)
        self.assertEqual(form["short_answer"].value(), "Sẽ xong.")
        ticks, gaps = self.looks(response)
        self.assertEqual((set(ticks.values()), gaps), ({True}, [LEFT]))

    def test_gaps_elsewhere_are_told_beside_their_fields(self):
        response = self.hand_in("Xong.", short_answer="[…]", legal_basis="Điều {số}")
        errors = self.form(response).errors
        self.assertEqual(set(errors), {"short_answer", "legal_basis"})

    def test_what_was_filled_in_and_not_looked_at_is_refused(self):
        response = self.hand_in(self.whole, self.ticks[:1])
        (error,) = self.form(response).errors["text"]
        self.assertIn(self.ticks[1], error)
        self.assertNotIn(self.ticks[0], error)
        self.assertFalse(self.case.drafts.exists())

    def test_looked_at_it_is_handed_in_with_its_template(self):
        self.hand_in(self.whole, self.ticks)
        draft = self.case.drafts.get()
        self.assertEqual(draft.text, self.whole)
        self.assertEqual((draft.template, draft.template_changed), (self.template, 0))

    def test_what_was_changed_in_the_text_needs_no_tick(self):
        text = self.whole.replace("bản Bến Lau", "đầu bản")
        self.hand_in(text, self.ticks[1:])
        self.assertEqual(self.case.drafts.get().text, text)

    def test_a_tick_for_a_value_of_before_is_none_for_another(self):
        self.case.hamlet.name = "Vạn Chài"
        self.case.hamlet.save()
        text = self.whole.replace("Bến Lau", "Vạn Chài")
        response = self.hand_in(text, self.ticks)
        self.assertIn("Vạn Chài", self.form(response).errors["text"][0])

    def test_a_template_that_is_gone_holds_nothing_up(self):
        self.template.delete()
        self.hand_in(self.whole)
        self.assertIsNone(self.case.drafts.get().template)

    def test_rubbish_in_the_hidden_field_is_let_be(self):
        self.hand_in("Xong.", inserted=",x,-1,9" * 2000)
        self.assertIsNone(self.case.drafts.get().template)

    def test_a_draft_sent_back_still_began_with_its_template(self):
        self.hand_in(self.whole, self.ticks)
        last = self.case.drafts.get()
        last.state = "sent_back"
        last.save()
        type(self.case).objects.filter(pk=self.case.pk).update(stage="assigned")
        self.case.refresh_from_db()
        self.hand_in("Viết lại hết cả.", inserted="")
        newest = self.case.drafts.first()
        self.assertEqual(
            (newest.template, newest.template_changed), (self.template, 100)
        )


class OtherPlacesTests(TemplateTestCase):
    def test_asking_for_more_begins_with_a_template(self):
        self.client.force_login(officer(MODERATOR))
        self.case = taken(hamlet=HamletFactory(name="Cầu Gỗ"))
        asking = self.made(
            name="Vị trí", text="Ở đâu tại {thôn}?", place=TemplatePlace.REQUEST
        )
        response = self.send("ask_more", copy="1", template=asking.pk)
        form = self.form(response, "ask_more")
        self.assertIn("Cầu Gỗ?", form["request"].value())
        self.assertNotContains(response, "việc số")
        refused = self.send("ask_more", request="Ở […]?")
        self.assertIn("request", self.form(refused, "ask_more").errors)

    def test_a_longer_time_limit_begins_with_a_template(self):
        self.client.force_login(officer(APPROVER))
        reason = self.made(
            name="Kiểm tra", text="Chờ kiểm tra.", place=TemplatePlace.EXTENSION
        )
        response = self.send("extend", copy="1", template=reason.pk, days="3")
        form = self.form(response, "extend")
        self.assertEqual(form["reason"].value(), "Chờ kiểm tra.")
        self.assertEqual(form["days"].value(), "3")

    def test_templates_of_the_hall_are_offered_there_alone(self):
        said = self.made(
            name="Hội trường", text="Nói ở {thôn}: […]", kind=AnswerKind.AT_MEETING
        )
        response = self.client.get(case_url(self.case))
        self.assertNotContains(response, "Hội trường")
        type(self.case).objects.filter(pk=self.case.pk).update(stage="for_meeting")
        self.case.refresh_from_db()
        self.client.force_login(officer(APPROVER))
        told = {"answered_by": "Chủ tịch", "inserted": said.pk}
        response = self.send("record_in_hall", copy="1", template=said.pk, **told)
        form = self.form(response, "record_in_hall")
        self.assertEqual(form["text"].value(), "Nói ở bản Bến Lau: […]")
        self.assertEqual(form["answered_by"].value(), "Chủ tịch")
        told |= {"answered_on": "1/9/2026", "outcome": "explained"}
        told |= {"looked": self.ticks, "text": "Nói ở bản Bến Lau: […]"}
        form = self.form(self.send("record_in_hall", **told), "record_in_hall")
        self.assertEqual(set(form.errors), {"text"})
        self.send("record_in_hall", **told | {"text": "Nói ở bản Bến Lau: xong."})
        self.assertEqual(self.case.drafts.get().template, said)
