"""Vietnamese telephone numbers as people write them."""

import re

_NUMBER = re.compile(r"0\d{8,10}")


def plain_number(written: str) -> str:
    """`+84 912.345.678` as `0912345678`: digits from the leading 0 on."""
    digits = re.sub(r"[\s.()-]", "", written)
    return re.sub(r"^(?:\+|00)?84(?=\d{8,10}$)", "0", digits)


def is_phone_number(digits: str) -> bool:
    return digits.isascii() and _NUMBER.fullmatch(digits) is not None
