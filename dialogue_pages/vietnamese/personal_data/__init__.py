"""Personal data that has a shape: numbers, addresses, plates.

Names of people have none and are not looked for: a person must read for them.
"""

from .finding import find_personal_data
from .kinds import PersonalDataKind, Span
from .masking import Masked, mask, masked

__all__ = [
    "Masked",
    "PersonalDataKind",
    "Span",
    "find_personal_data",
    "mask",
    "masked",
]
