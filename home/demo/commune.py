"""The commune xã Sông Trăng, tỉnh Vân Lĩnh. Neither exists; nor do the people in it."""

from wagtail.models import Page, Site

from dialogue_pages.models import (
    CommuneSettings,
    DialoguePlanIndexPage,
    QuestionFormPage,
)
from home.demo.picture import moon_over_the_river
from home.first_pages import is_welcome, publish_below
from home.models import HomePage

SETTINGS = {
    "commune_name": "xã Sông Trăng",
    "province": "tỉnh Vân Lĩnh",
    "agency_lines": "ỦY BAN NHÂN DÂN\nXÃ SÔNG TRĂNG",
    "place_name": "Sông Trăng",
    "sign_capacity": "TM. ỦY BAN NHÂN DÂN",
    "signer_title": "CHỦ TỊCH",
    "signer_name": "Lò Thị Mai Hoa",
    "archive": "VT",
    "address": "Số 1, đường Bờ Sông, thôn Bến Trăng, xã Sông Trăng, tỉnh Vân Lĩnh",
    "phone": "0200 000 001",
    "email": "ubnd@songtrang.example",
    "responsible": "Văn phòng HĐND và UBND xã Sông Trăng",
}
WELCOME = (
    "Nơi người dân xã Sông Trăng xem kế hoạch đối thoại với Chủ tịch Ủy ban nhân dân "
    "xã, biết thời gian, địa điểm, cách tham gia và tải văn bản."
)
PLANS_INTRODUCTION = (
    "Kế hoạch tổ chức các hội nghị đối thoại giữa Chủ tịch Ủy ban nhân dân xã với Nhân "
    "dân: thời gian, địa điểm, nội dung và cách tham gia."
)
RECEPTION = (
    "Phòng Tiếp công dân, trụ sở UBND xã Sông Trăng\n"
    "Chủ tịch UBND xã tiếp công dân: thứ Năm hằng tuần, 7 giờ 30 đến 11 giờ 30"
)


def open_site() -> tuple[Site, DialoguePlanIndexPage]:
    """The default site with its front page and its list of plans."""
    site = Site.objects.get(is_default_site=True)
    welcome = site.root_page
    if welcome.specific_class is not HomePage:
        site.root_page = publish_below(
            Page.get_first_root_node(),
            HomePage(
                title="Xã Sông Trăng",
                slug="xa-song-trang",
                introduction=WELCOME,
                picture=[("picture", {"picture": moon_over_the_river()})],
            ),
        )
        site.site_name = site.site_name or "Cổng đối thoại xã Sông Trăng"
        site.save()
        if is_welcome(welcome):
            Page.objects.get(pk=welcome.pk).delete()
    plans = DialoguePlanIndexPage.objects.child_of(site.root_page).first()
    return site, plans or publish_below(
        site.root_page,
        DialoguePlanIndexPage(
            title="Kế hoạch đối thoại",
            slug="ke-hoach-doi-thoai",
            introduction=PLANS_INTRODUCTION,
            show_in_menus=True,
        ),
    )


def move_to_port(port: int) -> None:
    """Let full addresses name the port that the demo is served on."""
    site = Site.objects.get(is_default_site=True)
    if site.hostname == "localhost" and site.port != port:
        site.port = port
        site.save()


def open_question_form(home: Page) -> None:
    """Where residents of the demo commune send questions, where it has no such page."""
    if not QuestionFormPage.objects.child_of(home).exists():
        form = QuestionFormPage(
            title="Gửi ý kiến, kiến nghị",
            slug="gui-y-kien",
            reception=RECEPTION,
            show_in_menus=True,
        )
        publish_below(home, form)


def fill_settings(site: Site) -> None:
    """Complete the settings of a commune that has none yet."""
    commune = CommuneSettings.for_site(site)
    if commune.commune_name:
        return
    for name, value in SETTINGS.items():
        setattr(commune, name, value)
    commune.save()
