from datetime import date

from wagtail.models import Site

from dialogue_pages import roles
from dialogue_pages.models import Hamlet, Topic, Unit

# kind, name, head, households
HAMLETS = [
    ("thôn", "Bến Trăng", "Hoàng Văn Sơn", 168),
    ("thôn", "Bãi Dâu", "Vi Thị Hạnh", 142),
    ("thôn", "Cầu Gỗ", "Nông Quang Đạt", 127),
    ("thôn", "Nương Lau", "Đinh Thị Thơm", 115),
    ("bản", "Khe Sương", "Lường Văn Pành", 74),
    ("bản", "Nà Mơ", "Quàng Thị Inh", 88),
    ("bản", "Pá Bông", "Cà Văn Tiên", 63),
    ("bản", "Suối Ngà", "Tòng Văn Lả", 59),
]

OFFICE = "Văn phòng HĐND và UBND xã"
ECONOMY = "Phòng Kinh tế"
CULTURE = "Phòng Văn hóa - Xã hội"
SERVICE_CENTRE = "Trung tâm Phục vụ hành chính công xã"
POLICE = "Công an xã"
HEALTH_STATION = "Trạm Y tế xã"
# name, short name
UNITS = [
    (OFFICE, "Văn phòng"),
    (ECONOMY, "PKT"),
    (CULTURE, "PVHXH"),
    (SERVICE_CENTRE, "TTPVHCC"),
    ("Trung tâm Dịch vụ tổng hợp xã", "TTDVTH"),
    (POLICE, "CAX"),
    ("Ban Chỉ huy Quân sự xã", "BCHQS"),
    (HEALTH_STATION, "TYT"),
    ("Ủy ban Mặt trận Tổ quốc Việt Nam xã", "MTTQ"),
]
NEW_COMMUNES_SINCE = date(2025, 7, 1)

TOPICS = {
    "Đất đai": ECONOMY,
    "Xây dựng": ECONOMY,
    "Môi trường": ECONOMY,
    "Giao thông, hạ tầng": ECONOMY,
    "Nông nghiệp, thủy lợi": ECONOMY,
    "Hộ tịch, thủ tục hành chính": SERVICE_CENTRE,
    "An sinh xã hội, chính sách": CULTURE,
    "Y tế": HEALTH_STATION,
    "Giáo dục": CULTURE,
    "An ninh, trật tự": POLICE,
    "Khác": OFFICE,
}


def give_hamlets(people: list, site: Site) -> None:
    """Join new accounts to the hamlets whose heads they are by name."""
    for user in people:
        unjoined = Hamlet.objects.filter(site=site, head=None)
        unjoined.filter(head_name=roles.full_name(user)).update(head=user)


def fill_directory(site: Site) -> None:
    """Name hamlets, units and topics, each kind only where the commune has none."""
    if not Hamlet.objects.filter(site=site).exists():
        for label, name, head, households in HAMLETS:
            Hamlet.objects.create(
                site=site, label=label, name=name, head_name=head, households=households
            )
    if not Unit.objects.filter(site=site).exists():
        for name, short in UNITS:
            Unit.objects.create(
                site=site, name=name, short_name=short, valid_from=NEW_COMMUNES_SINCE
            )
    if not Topic.objects.filter(site=site).exists():
        units = {unit.name: unit for unit in Unit.objects.filter(site=site)}
        for name, unit in TOPICS.items():
            Topic.objects.create(site=site, name=name, unit=units.get(unit))
