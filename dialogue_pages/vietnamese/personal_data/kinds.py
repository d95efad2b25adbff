from dataclasses import dataclass
from enum import StrEnum


class PersonalDataKind(StrEnum):
    PHONE = "phone"
    ID_NUMBER = "id_number"
    EMAIL = "email"
    PLATE = "plate"
    BANK_ACCOUNT = "bank_account"
    HOUSE_ADDRESS = "house_address"
    LAND_PARCEL = "land_parcel"
    DATE_OF_BIRTH = "date_of_birth"


MASKS = {
    PersonalDataKind.PHONE: "[số điện thoại]",
    PersonalDataKind.ID_NUMBER: "[số giấy tờ]",
    PersonalDataKind.EMAIL: "[thư điện tử]",
    PersonalDataKind.PLATE: "[biển số xe]",
    PersonalDataKind.BANK_ACCOUNT: "[số tài khoản]",
    PersonalDataKind.HOUSE_ADDRESS: "[số nhà]",
    PersonalDataKind.LAND_PARCEL: "[số thửa đất]",
    PersonalDataKind.DATE_OF_BIRTH: "[ngày sinh]",
}


@dataclass(frozen=True, slots=True)
class Span:
    """Personal data as it stands in a text: characters from `start` before `end`."""

    kind: PersonalDataKind
    start: int
    end: int
