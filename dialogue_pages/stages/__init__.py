"""The life of a question: its names and the one table that joins them.

Code, buttons, documentation and the generated diagram all read this table.
"""

from .names import (
    BEFORE_ANSWER,
    ENDS,
    PUBLIC_LABELS,
    WITH_UNITS,
    Act,
    ClockEffect,
    PublicLabel,
    Role,
    Stage,
)
from .transitions import CARRIED, TRANSITIONS, Transition, acts_from

__all__ = [
    "BEFORE_ANSWER",
    "CARRIED",
    "ENDS",
    "PUBLIC_LABELS",
    "TRANSITIONS",
    "Act",
    "ClockEffect",
    "PublicLabel",
    "Role",
    "Stage",
    "Transition",
    "WITH_UNITS",
    "acts_from",
]
