from dialogue_pages.bulk.kinds import KINDS
from dialogue_pages.question_choices import BulkKind

from ..desk.access import Seat


def offered_to(seat: Seat) -> list[BulkKind]:
    """What a person may do with many questions."""
    kinds = [kind for kind in BulkKind if kind != BulkKind.UNDO]
    return [kind for kind in kinds if KINDS[kind].is_for(seat.actor)]
