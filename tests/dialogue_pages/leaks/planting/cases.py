"""Questions at each step of their life, with a word of its own in each of their parts."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Page, Site

from dialogue_pages import answering, following, moderation, redacting, tidying
from dialogue_pages.answer_pages import draft_answer_page, update_answer_page
from dialogue_pages.models import (
    AnswerPage,
    DataRequest,
    Question,
    QuestionFile,
    QuestionRating,
    ReferralLetter,
    RefusalReason,
    ReplyDraft,
    SupervisionNote,
    UnitLink,
)
from dialogue_pages.models.sender_voices import DataRequestKind, Satisfaction
from dialogue_pages.models.token_links import digest_of
from dialogue_pages.question_choices import Source, Visibility
from dialogue_pages.vietnamese.folding import fold
from tests.dialogue_pages.questions.cases import (
    approver,
    asked,
    moderator,
    unit_officer,
)
from tests.factories import HamletFactory, UnitFactory

from ..filling import fill
from ..kinds import EDITOR, HERE, MODERATOR, SUPERVISOR, Kinds

# The parts of a case, and who of its own office reads them.
PARTS = {
    "person": (MODERATOR,),
    "text": (MODERATOR, SUPERVISOR),
    "public text": (MODERATOR, SUPERVISOR),
    "words told to the sender": (MODERATOR, SUPERVISOR),
    "internal note": (MODERATOR,),
    "first draft of the answer": (MODERATOR,),
    "file": (MODERATOR,),
    "words on the answer": (MODERATOR,),
    "request about data": (MODERATOR,),
}
WHEN_PAGED = {
    **PARTS,
    "public text": (MODERATOR, SUPERVISOR, EDITOR),
    "words told to the sender": (MODERATOR, SUPERVISOR, EDITOR),
}
WHEN_PUBLIC = {"public text", "words told to the sender"}


class Words(dict):
    """The word of each part of a case, made when something is written there."""

    def __init__(self, made: Callable[[str], str]):
        super().__init__()
        self.made = made

    def __missing__(self, part: str) -> str:
        self[part] = word = self.made(part)
        return word


@dataclass
class Case:
    question: Question
    words: Words
    page: AnswerPage | None = None

    def now(self) -> Question:
        return Question.objects.get(pk=self.question.pk)


@dataclass
class Desk:
    """Where cases are planted: a commune, its list of answers, and who may read."""

    kinds: Kinds
    site: Site
    answers: Page
    readers: tuple[str, ...] | None = None
    public_at: str = HERE
    prefix: str = ""
    cases: dict[str, Case] = field(default_factory=dict)

    def asked(self, name, parts=PARTS, public=frozenset(), **fields) -> Case:
        """A question as it came in, with everything about it that a sender can add."""
        name = self.prefix + name
        words = Words(
            lambda part: self.kinds.word(
                f"{name}: {part}",
                *self._readers(parts[part]),
                public_at=self.public_at if part in public else "",
            )
        )
        readers = self._readers(parts["person"])
        told = {
            "site": self.site,
            "sender_name": words["person"],
            "sender_phone": self.kinds.phone(f"{name}: telephone", *readers),
            "sender_email": f"{fold(words['person'])}@vidu.example",
            "sender_address": words["person"],
            "title": words["text"],
            "content": words["text"],
            "consent_text": words["text"],
            "public_title": words["public text"],
            "public_text": words["public text"],
            "hamlet": HamletFactory(site=self.site),
        }
        question = asked(**told | fields)
        self.kinds.secret(f"{name}: code", question.code)
        case = Case(fill(question, words["text"]), words)
        question.save()
        self._dressed(case)
        self.cases[name] = case
        return case

    def _readers(self, readers):
        return readers if self.readers is None else self.readers

    def _dressed(self, case: Case) -> None:
        question, words = case.question, case.words
        self._with_file(question, words["file"], Visibility.PRIVATE)
        request = DataRequest(
            site=self.site, kind=DataRequestKind.DELETE, due_on=timezone.localdate()
        )
        request.question = question
        fill(request, words["request about data"]).save()
        rating = QuestionRating(question=question, satisfaction=Satisfaction.PLEASED)
        fill(rating, words["words on the answer"]).save()
        UnitLink.objects.create(
            question=question,
            unit=UnitFactory(site=self.site),
            digest=digest_of(str(question.pk)),
            saved={"text": self.kinds.word(f"typed by a link, no. {question.pk}")},
        )
        self.kinds.secret(
            f"digest of a link, no. {question.pk}", digest_of(str(question.pk))
        )
        letter = ReferralLetter(question=question, dated_on=timezone.localdate())
        fill(letter, words["text"]).save()

    def _with_file(self, question, word: str, visibility) -> None:
        content = f"tệp {word}".encode()
        file = QuestionFile(
            question=question,
            file=ContentFile(content, name=f"{uuid.uuid4()}.jpg"),
            content_type="image/jpeg",
            size=len(content),
            digest=sha256(content).hexdigest(),
            visibility=visibility,
        )
        fill(file, word).save()

    def with_released_file(self, case: Case, *readers: str, public_at="") -> None:
        """Released by name, it is public exactly while the question is."""
        name = f"{self.prefix}released file of no. {case.question.pk}"
        word = self.kinds.word(name, *self._readers(readers), public_at=public_at)
        self._with_file(case.question, word, Visibility.PUBLIC)

    def taken(self, *args, **options) -> Case:
        case = self.asked(*args, **options)
        moderation.take(case.question, by=moderator())
        return case

    def assigned(self, *args, **options) -> Case:
        case = self.taken(*args, **options)
        unit = UnitFactory(site=self.site)
        note = case.words["internal note"]
        moderation.assign(case.question, unit, by=moderator(), note=note)
        return case

    def drafted(self, *args, **options) -> Case:
        """Sent back once, drafted again, and waiting for approval."""
        case = self.assigned(*args, **options)
        first = case.words["first draft of the answer"]
        self._draft(case, first)
        answering.send_back(
            case.question, by=approver(), comment=case.words["internal note"]
        )
        self._draft(case, case.words["words told to the sender"])
        return case

    def _draft(self, case, word):
        draft = fill(ReplyDraft(), word)
        answering.submit_draft(case.question, draft, by=unit_officer())

    def answered(self, *args, **options) -> Case:
        case = self.drafted(*args, **options)
        answering.approve(case.question, by=approver())
        return case

    def paged(self, name, **options) -> Case:
        """Answered, with the draft of its page."""
        case = self.answered(name, **{"parts": WHEN_PAGED} | options)
        case.page = draft_answer_page(case.now(), self.answers, by=moderator())
        # Made of the title: a door that is closed repeats the address it was tried at.
        case.page.slug = f"cau-hoi-{case.question.pk}"
        case.page.save_revision()
        case.page.save()
        return case

    def published(self, name, **options) -> Case:
        case = self.paged(name, **{"public": WHEN_PUBLIC} | options)
        case.page.save_revision().publish()
        case.page.refresh_from_db()
        return case


def plant(desk: Desk) -> dict[str, Case]:
    """One question in every place where it is hidden, in whole or in part."""
    by = moderator()
    _noted(desk, desk.asked("received question"), SUPERVISOR)
    desk.taken("question being sorted")
    waiting = desk.taken("question waiting for its sender")
    moderation.ask_more(
        waiting.question, waiting.words["words told to the sender"], by=by
    )
    refused = desk.taken("refused question")
    _refuse(desk, refused)
    merged = desk.taken("merged question")
    target = desk.taken("question that another was merged into")
    moderation.merge(merged.question, target.question, by=by)
    _withheld(desk)
    withdrawn = desk.taken("question taken back")
    following.withdraw(withdrawn.question, withdrawn.words["words told to the sender"])
    spam = desk.taken("question put aside as spam")
    tidying.mark_spam(spam.question, by=by)
    divided = desk.taken("question that was divided")
    parts = [(divided.words["text"], divided.words["text"])] * 2
    moderation.split(divided.now(), parts, by=by)
    desk.asked("question of another hamlet's list", source=Source.HAMLET)
    desk.drafted("question of another unit")
    desk.answered("answered question without a page")
    desk.paged("answer with a draft of its page")
    public = desk.published("published question")
    desk.with_released_file(public, MODERATOR, public_at=desk.public_at)
    _updated(desk)
    hidden = desk.published("question hidden again", public=frozenset())
    desk.with_released_file(hidden, MODERATOR)
    hidden.page.unpublish()
    return desk.cases


def _noted(desk, case, *readers):
    """What supervisors wrote for themselves: not for the office, nor for a neighbour's."""
    own = readers if desk.readers is None else ()
    word = desk.kinds.word(f"{desk.prefix}note on no. {case.question.pk}", *own)
    SupervisionNote.objects.create(question=case.question, text=word)


def _refuse(desk, case):
    words = case.words["words told to the sender"]
    why = RefusalReason.objects.create(site=desk.site, name=words, sentence=words)
    note = case.words["internal note"]
    moderation.refuse(case.question, why, by=moderator(), note=note)


def _withheld(desk):
    """A case withheld after its page was made: neither supervisor nor editors read it."""
    parts = dict.fromkeys(PARTS, (MODERATOR,))
    case = desk.taken("withheld question", parts=parts)
    moderation.withhold(case.question, by=moderator(), reason=case.words["text"])
    _noted(desk, case)
    published = desk.published(
        "question withheld after its publication",
        parts=parts | dict.fromkeys(WHEN_PUBLIC, (MODERATOR, EDITOR)),
        public=frozenset(),
    )
    moderation.withhold(published.now(), by=moderator(), reason=published.words["text"])


def _updated(desk):
    """A published answer whose new words nobody has published yet."""
    case = desk.published("answer with a change that is not published")
    readers = WHEN_PAGED["public text"] if desk.readers is None else desk.readers
    word = desk.kinds.word(f"{desk.prefix}answer changed but not published", *readers)
    draft = case.question.drafts.first()
    fill(ReplyDraft(), word)
    for name in ("short_answer", "text", "legal_basis"):
        setattr(draft, name, word)
    draft.save()
    redacting.prepare(case.now(), word, word, by=moderator())
    update_answer_page(case.now(), word, by=moderator())
    redacting.prepare(
        case.now(), case.words["public text"], case.words["public text"], by=moderator()
    )
