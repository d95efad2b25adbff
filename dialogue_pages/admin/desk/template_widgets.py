import json

from django import forms


class TemplateSelect(forms.Select):
    """Reply templates with their texts, as filled in, for a script; a button without one.

    `texts`: by the key of a template its text and what was filled in by variable.
    `button`: the name it sends and where to.
    """

    template_name = "dialogue_pages/admin/desk/template_select.html"
    texts: dict[str, tuple[str, dict[str, str]]] = {}
    button = ("", "")

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if found := self.texts.get(str(value)):
            text, known = found
            option["attrs"] |= {
                "data-text": text,
                "data-filled": json.dumps(known, ensure_ascii=False),
            }
        return option

    def get_context(self, name, value, attrs):
        copy, act = self.button
        return super().get_context(name, value, attrs) | {"copy": copy, "act": act}


class LookedTextarea(forms.Textarea):
    """A text, and below it what a template filled in or left open.

    `look_at` tells both when the field is drawn; `ticks` is the name the ticks send.
    """

    template_name = "dialogue_pages/admin/desk/looked_textarea.html"
    ticks = ""

    @staticmethod
    def look_at() -> dict:
        return {"filled": [], "gaps": []}

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        return context | self.look_at() | {"ticks": self.ticks}
