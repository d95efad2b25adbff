"""Which files of a question the public may open; a person decides on each."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from .acting import Actor, locked
from .exceptions import ActRefusedError
from .models import CommuneSettings, Question, QuestionFile
from .models.answer_privacy import personal_data_in
from .page_cache import forget_answer
from .question_choices import Visibility
from .stages import Role

RELEASED = "dialogue_pages.question.release_files"
RELEASERS = frozenset({Role.MODERATOR, Role.APPROVER})


@transaction.atomic
def release_files(
    question: Question, names: dict[int, str], *, by: Actor, version: int | None = None
) -> Question:
    """Show the files with these keys to the public under these names; keep all others.

    They are seen beside the published answer, as long as the question is public.
    """
    if not by.roles & RELEASERS:
        raise ActRefusedError(_("This is not yours to do."))
    question = locked(question, version=version)
    if names and question.is_withheld:
        raise ActRefusedError(_("The question is withheld as sensitive."))
    found = people_in_names(question, names.values())
    if found or not all(name.strip() for name in names.values()):
        raise ActRefusedError(
            _("Give each file a name that tells nothing of a person.")
        )
    files = list(question.files.all())
    for file in files:
        file.public_name = names.get(file.pk, "")
        file.visibility = Visibility.PUBLIC if file.public_name else Visibility.PRIVATE
    QuestionFile.objects.bulk_update(files, ["public_name", "visibility"])
    question.version += 1
    question.save()
    forget_answer(question)
    released = [file.pk for file in files if file.is_released]
    log(
        question,
        RELEASED,
        user=by.user,
        title=question.number,
        data={"released": released},
    )
    return question


def people_in_names(question: Question, names) -> list[str]:
    """What of people stands in names of files, where words are often joined by lines."""
    spaced = [name.replace("_", " ").replace("-", " ") for name in names]
    office = CommuneSettings.for_site(question.site)
    texts = [*names, *spaced]
    return list(personal_data_in(texts, office=office, question=question))
