from dataclasses import dataclass

from .elements import attribute, child, local, switch, value

_FONT_NAMES = ("ascii", "hAnsi")
_DEEPEST = 30  # styles based on each other


@dataclass(frozen=True, slots=True)
class Look:
    """What matters of the look of a run; None where nothing is said."""

    bold: bool | None = None
    italic: bool | None = None
    capitals: bool | None = None
    hidden: bool | None = None
    font: str | None = None

    def over(self, other: "Look") -> "Look":
        return Look(
            *(
                mine if mine is not None else theirs
                for mine, theirs in zip(self._all, other._all, strict=True)
            )
        )

    @property
    def _all(self):
        return self.bold, self.italic, self.capitals, self.hidden, self.font


class Styles:
    """Styles of a document by id, each with what it inherits."""

    def __init__(self, root):
        self._styles, self._looks = {}, {}
        self.default, self._default_paragraph = Look(), None
        for element in root if root is not None else ():
            if local(element) == "docDefaults":
                self.default = look_of(child(element, "rPrDefault", "rPr"))
            elif local(element) == "style":
                self._add(element)

    def _add(self, element):
        style_id = attribute(element, "styleId")
        self._styles[style_id] = element
        is_default = attribute(element, "default") in {"1", "true", "on"}
        if is_default and attribute(element, "type") == "paragraph":
            self._default_paragraph = style_id

    def paragraph_style(self, properties):
        return value(properties, "pStyle") or self._default_paragraph

    def look(self, style_id) -> Look:
        if style_id not in self._looks:
            look = Look()
            for style in self._chain(style_id):
                look = look.over(look_of(child(style, "rPr")))
            self._looks[style_id] = look
        return self._looks[style_id]

    def numbering(self, style_id):
        """The nearest `w:numPr` of a style or of those it is based on."""
        for style in self._chain(style_id):
            found = child(style, "pPr", "numPr")
            if found is not None:
                return found
        return None

    def _chain(self, style_id):
        seen = set()
        while (
            style_id in self._styles and len(seen) < _DEEPEST and style_id not in seen
        ):
            seen.add(style_id)
            yield self._styles[style_id]
            style_id = value(self._styles[style_id], "basedOn")


def look_of(properties) -> Look:
    if properties is None:
        return Look()
    fonts = child(properties, "rFonts")
    named = (
        (attribute(fonts, name) for name in _FONT_NAMES) if fonts is not None else ()
    )
    return Look(
        switch(properties, "b"),
        switch(properties, "i"),
        switch(properties, "caps"),
        switch(properties, "vanish"),
        next(filter(None, named), None),
    )
