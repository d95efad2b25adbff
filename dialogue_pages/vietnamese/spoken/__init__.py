"""Written Vietnamese as it is read aloud, for loudspeakers."""

from .passage import spoken
from .reading_time import seconds_to_read, syllables_of

__all__ = ["seconds_to_read", "spoken", "syllables_of"]
