from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from wagtail.users.models import UserProfile


@dataclass(frozen=True)
class Login:
    """A user of the demo; the password is for the demo only and printed at start.

    Family and middle name stand in `first_name`: Wagtail shows the first name first.
    """

    username: str
    password: str
    first_name: str
    last_name: str
    role: str
    groups: tuple[str, ...] = ()


LOGINS = [
    Login("quantri", "trang-sang-1", "Tạ Minh", "Khuê", _("administrator")),
    Login(
        "bientap",
        "trang-sang-2",
        "Lù Thị",
        "Yên",
        _("editor: enters and imports plans"),
        ("Biên tập",),
    ),
    Login(
        "lanhdao",
        "trang-sang-3",
        "Lò Thị Mai",
        "Hoa",
        _("leader: approves and publishes"),
        ("Lãnh đạo", "Lãnh đạo duyệt"),
    ),
    Login(
        "kiemduyet",
        "trang-sang-4",
        "Bạc Cầm",
        "Thu",
        _("moderator: sorts and assigns questions"),
        ("Kiểm duyệt",),
    ),
    Login(
        "donvi",
        "trang-sang-5",
        "Nông Quốc",
        "Bảo",
        _("unit: drafts answers (Phòng Kinh tế)"),
        ("Đơn vị trả lời",),
    ),
    Login(
        "giamsat",
        "trang-sang-6",
        "Hà Thị",
        "Xuyến",
        _("supervisor of the Front: reads, notes, recommends"),
        ("Giám sát của Mặt trận",),
    ),
    Login(
        "truongthon",
        "trang-sang-7",
        "Hoàng Văn",
        "Sơn",
        _("head of thôn Bến Trăng: enters questions, records postings"),
        ("Trưởng thôn",),
    ),
]


def welcome_people() -> list:
    """Make the users who are not there yet and return them; no password is set again."""
    users = get_user_model()
    missing = [
        login
        for login in LOGINS
        if not users.objects.filter(username=login.username).exists()
    ]
    return [_welcome(login) for login in missing]


def give_addresses(people: list) -> None:
    """Their mail addresses, once the past is told: nobody is mailed about it."""
    for user in people:
        user.email = f"{user.username}@songtrang.example"
        user.save(update_fields=["email"])


def _welcome(login: Login):
    user = get_user_model().objects.create_user(
        username=login.username,
        password=login.password,
        first_name=login.first_name,
        last_name=login.last_name,
        is_staff=not login.groups,
        is_superuser=not login.groups,
    )
    user.groups.set(Group.objects.filter(name__in=login.groups))
    UserProfile.objects.create(
        user=user, preferred_language="vi", current_time_zone="Asia/Ho_Chi_Minh"
    )
    return user
