from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dialogue_pages.models import (
    AnnouncementPage,
    AnswerPage,
    DialoguePlanPage,
    Hamlet,
    Question,
    Topic,
    Unit,
    WorkingDayException,
)
from dialogue_pages.seeding import seed_rule_packs, seed_special_days, seed_synonyms
from home.demo.announcements import load_announcements
from home.demo.answers import load_answers
from home.demo.commune import (
    fill_settings,
    move_to_port,
    open_question_form,
    open_site,
)
from home.demo.directory import fill_directory, give_hamlets
from home.demo.hamlet_lists import load_hamlet_lists
from home.demo.people import LOGINS, give_addresses, welcome_people
from home.demo.plans import load_plans
from home.demo.questions import load_questions
from home.demo.reply_templates import load_reply_templates
from home.demo.supervision import load_supervision
from home.portal_pages import add_portal_pages

_COUNTED = [
    AnnouncementPage,
    AnswerPage,
    DialoguePlanPage,
    Hamlet,
    Question,
    Unit,
    Topic,
    WorkingDayException,
    get_user_model(),
]


class Command(BaseCommand):
    help = "Load the invented demo commune; what is there already stays as it is."

    def add_arguments(self, parser):
        parser.add_argument(
            "--force",
            action="store_true",
            help="Load it even where DEBUG is off: its passwords are known to all.",
        )
        parser.add_argument(
            "--port", type=int, help="Port in the addresses of the demo's site."
        )

    def handle(self, *, force, port=None, **options):
        if not (settings.DEBUG or force):
            raise CommandError(
                _(
                    "The demo has passwords that everybody knows and is not loaded "
                    "where DEBUG is off. If you mean it: --force."
                )
            )
        before = _counts()
        with transaction.atomic():
            index = _load()
            if port:
                move_to_port(port)
        self._tell_what_is_new(before)
        self._tell_addresses(index)
        self._tell_logins()

    def _tell_what_is_new(self, before):
        made = [
            f"{count - before[model]} {model._meta.verbose_name_plural}"
            for model, count in _counts().items()
            if count > before[model]
        ]
        if made:
            told = _("Demo commune xã Sông Trăng, tỉnh Vân Lĩnh, made: %(what)s.")
            self.stdout.write(told % {"what": ", ".join(made)})
        else:
            self.stdout.write(_("The demo commune is there; nothing was changed."))

    def _tell_addresses(self, index):
        plans = DialoguePlanPage.objects.child_of(index)
        coming, draft = plans.live().coming().first(), plans.not_live().first()
        self._tell(_("Plans"), index.url)
        if coming:
            self._tell(_("Coming plan"), coming.url)
        if draft:
            edit = reverse("wagtailadmin_pages:edit", args=[draft.pk])
            self._tell(_("A draft"), edit)
        self._tell(_("Log in"), reverse("wagtailadmin_home"))

    def _tell(self, label, path):
        self.stdout.write(f"  {label}: {settings.WAGTAILADMIN_BASE_URL}{path}")

    def _tell_logins(self):
        self.stdout.write(_("Logins of the demo (name, password, role):"))
        for login in LOGINS:
            self.stdout.write(f"  {login.username}  {login.password}  {login.role}")


def _counts():
    return {model: model._default_manager.count() for model in _COUNTED}


def _load():
    site, index = open_site()
    open_question_form(site.root_page)
    add_portal_pages(site.root_page)
    fill_settings(site)
    seed_special_days(site)
    seed_rule_packs(site)
    seed_synonyms(site)
    fill_directory(site)
    people = welcome_people()
    give_hamlets(people, site)
    users = get_user_model().objects
    load_plans(
        index,
        timezone.localdate(),
        editor=users.filter(username="bientap").first(),
        leader=users.filter(username="lanhdao").first(),
    )
    load_announcements(site, by=users.filter(username="lanhdao").first())
    load_questions(site)
    load_reply_templates(site)
    load_answers(site)
    load_supervision(site)
    give_addresses(people)
    load_hamlet_lists(site)
    return index
