"""The table of stages, written out for people: as text, as a diagram."""

from collections.abc import Iterator

from dialogue_pages.stages import TRANSITIONS, Stage, Transition

_HEAD = ("act", "from", "to", "who", "clocks", "reason", "sender is told")
_START = "[*]"


def as_text() -> str:
    """One line for each act, in columns."""
    rows = [_HEAD, *(_cells(row) for row in TRANSITIONS.values())]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    ]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(line.rstrip() for line in lines)


def as_mermaid() -> str:
    """A state diagram; acts that keep the stage lead back to it."""
    lines = ["stateDiagram-v2"]
    lines += [f"    {stage.value}: {stage.label}" for stage in Stage]
    lines += [
        f"    {source} --> {target}: {row.act.label}"
        for row in TRANSITIONS.values()
        for source, target in _ways(row)
    ]
    return "\n".join(lines)


def _cells(row: Transition) -> tuple[str, ...]:
    every = row.sources == tuple(Stage)
    return (
        row.act.value,
        "every stage" if every else ", ".join(row.sources) or "–",
        row.target.value if row.target else "(stays)",
        ", ".join(sorted(row.roles)),
        row.clocks.value,
        "needed" if row.needs_reason else "",
        "yes" if row.tells_sender else "",
    )


def _ways(row: Transition) -> Iterator[tuple[str, str]]:
    if row.sources == tuple(Stage) and row.target is None:
        return  # possible everywhere, leading nowhere: only clutter in a picture
    for source in row.sources or (_START,):
        yield str(source), str(row.target or source)
