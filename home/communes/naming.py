"""What is known of a commune before its site is made, and what follows from its name."""

import re
from dataclasses import dataclass

KINDS = ("xã", "phường", "đặc khu", "thị trấn")
_HOST = re.compile(
    r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*"
)


@dataclass(frozen=True)
class NewCommune:
    """`name` as in running text, with its kind: “xã Sông Trăng”; `host` in lower case."""

    host: str
    name: str
    province: str = ""
    port: int = 443

    @property
    def kind(self) -> str | None:
        """None where the name does not begin with a kind, or holds nothing else."""
        kinds = (kind for kind in KINDS if self.name.startswith(f"{kind} "))
        return next(kinds, None)

    @property
    def has_a_host(self) -> bool:
        return _HOST.fullmatch(self.host) is not None

    @property
    def place(self) -> str:
        return self.name.removeprefix(f"{self.kind} ")

    @property
    def title(self) -> str:
        return self.name[:1].upper() + self.name[1:]

    @property
    def settings(self) -> dict[str, str]:
        """Fields of `CommuneSettings` that the name decides (Nghị định 30/2020, annex I)."""
        return {
            "commune_name": self.name,
            "province": self.province,
            "agency_lines": f"ỦY BAN NHÂN DÂN\n{self.name.upper()}",
            "place_name": self.place,
            "responsible": f"Ủy ban nhân dân {self.name}",
        }
