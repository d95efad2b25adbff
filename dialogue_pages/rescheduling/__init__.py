"""What would move if a day off, a rule pack or a conference changed; and moving it."""

from .applying import PLAN_MOVED, OutdatedProposalError, carry_out
from .changes import (
    Change,
    as_it_stands,
    conferences_moved,
    days_saved,
    pack_deleted,
    pack_saved,
    row_deleted,
)
from .plans import moved_by, on_published
from .proposals import Proposal, propose

__all__ = [
    "PLAN_MOVED",
    "Change",
    "OutdatedProposalError",
    "Proposal",
    "carry_out",
    "as_it_stands",
    "conferences_moved",
    "days_saved",
    "moved_by",
    "on_published",
    "pack_deleted",
    "pack_saved",
    "propose",
    "row_deleted",
]
