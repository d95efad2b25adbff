"""The pages a commune's site begins with, published and without a word of its own."""

from wagtail.models import Page

from dialogue_pages.models import (
    AnnouncementIndexPage,
    AnswerIndexPage,
    DialoguePlanIndexPage,
    QuestionFormPage,
)
from dialogue_pages.models.page_forms import free_slug
from home.first_pages import publish_below
from home.models import HomePage
from home.portal_pages import add_portal_pages

from .naming import NewCommune

WELCOME = (
    "Nơi người dân {name} xem kế hoạch đối thoại với Chủ tịch Ủy ban nhân dân {kind}, "
    "biết thời gian, địa điểm, cách tham gia, gửi ý kiến và đọc câu trả lời."
)
PLANS = (
    "Kế hoạch tổ chức các hội nghị đối thoại giữa Chủ tịch Ủy ban nhân dân {kind} với "
    "Nhân dân: thời gian, địa điểm, nội dung và cách tham gia."
)
ANNOUNCEMENTS = (
    "Thông báo, giấy mời, kết luận và kết quả đối thoại của Ủy ban nhân dân {kind}. Có "
    "bản in, áp phích và bản đọc loa."
)
ANSWERS = (
    "Ý kiến, kiến nghị của người dân và câu trả lời của Ủy ban nhân dân {kind}. Không "
    "nêu thông tin cá nhân của người gửi."
)


def add_pages(commune: NewCommune) -> HomePage:
    """The front page of a commune with all its lists beneath; a dozen pages."""
    words = {"name": commune.name, "kind": commune.kind}
    root = Page.get_first_root_node()
    home = publish_below(
        root,
        HomePage(
            title=commune.title,
            slug=free_slug(commune.title, root),
            introduction=WELCOME.format(**words),
        ),
    )
    for page in (
        DialoguePlanIndexPage(
            title="Kế hoạch đối thoại",
            slug="ke-hoach-doi-thoai",
            introduction=PLANS.format(**words),
        ),
        AnnouncementIndexPage(
            title="Thông báo",
            slug="thong-bao",
            introduction=ANNOUNCEMENTS.format(**words),
        ),
        QuestionFormPage(title="Gửi ý kiến, kiến nghị", slug="gui-y-kien"),
        AnswerIndexPage(
            title="Trả lời ý kiến, kiến nghị",
            slug="tra-loi",
            introduction=ANSWERS.format(**words),
        ),
    ):
        page.show_in_menus = True
        publish_below(home, page)
    add_portal_pages(home)
    return home
