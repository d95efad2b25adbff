"""The groups that the migrations make, with what they may do."""

from django.contrib.auth.models import Group
from django.test import TestCase

RIGHTS = {
    "Kiểm duyệt": {
        "moderate_question",
        "register_question",
        "keep_minutes",
        "add_replytemplate",
    },
    "Đơn vị trả lời": {"draft_answer"},
    "Trưởng thôn": {"register_question"},
    "Lãnh đạo duyệt": {"approve_answer", "keep_minutes"},
    "Giám sát của Mặt trận": {"supervise_question"},
    "Quản trị xã": {"change_hamlet", "change_rulepack", "change_communesettings"},
}


class RoleGroupTests(TestCase):
    def codenames(self, name):
        permissions = Group.objects.get(name=name).permissions
        return set(permissions.values_list("codename", flat=True))

    def test_each_group_may_enter_the_office_and_do_its_work(self):
        for name, rights in RIGHTS.items():
            with self.subTest(name):
                self.assertLessEqual(rights | {"access_admin"}, self.codenames(name))

    def test_only_leaders_approve_and_no_group_does_both(self):
        for name in RIGHTS:
            held = self.codenames(name)
            with self.subTest(name):
                self.assertEqual("approve_answer" in held, name == "Lãnh đạo duyệt")
                self.assertFalse({"approve_answer", "draft_answer"} <= held)

    def test_the_supervisor_changes_nothing(self):
        held = self.codenames("Giám sát của Mặt trận")
        # Wagtail gives everybody in the office the choosers of images and documents.
        held -= {"choose_image", "choose_document"}
        reads = {"access_admin", "supervise_question", "view_posting"}
        self.assertEqual(held, reads)
