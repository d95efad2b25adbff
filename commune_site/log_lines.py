import logging
import traceback


class LineFormatter(logging.Formatter):
    """Lines for people who run the portal: of an error its kind and place, not its words.

    The words of an error may quote what somebody sent: PostgreSQL prints the whole row
    that it refuses, a codec the text that it cannot read.
    """

    def formatException(self, ei):  # noqa: N802 (the name is logging's)
        _kind, error, _trace = ei
        told = traceback.TracebackException.from_exception(error)
        return "".join(_lines(told)).rstrip("\n")


def _lines(told: traceback.TracebackException):
    if told.__cause__:
        yield from _lines(told.__cause__)
        yield "\nThe direct cause of:\n\n"
    elif told.__context__ and not told.__suppress_context__:
        yield from _lines(told.__context__)
        yield "\nWhile it was handled:\n\n"
    yield from told.stack.format()
    yield f"{told.exc_type.__qualname__}\n"
