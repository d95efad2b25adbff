"""The name at the foot of the side menu."""

from wagtail.admin.ui import sidebar

from dialogue_pages.roles import full_name


class MainMenuOfPerson(sidebar.MainMenuModule):
    """Wagtail shows the first field of a name, which here lacks the given name."""

    def js_args(self):
        *items, shown = super().js_args()
        return [*items, shown | {"name": full_name(self.user)}]


def show_full_names() -> None:
    sidebar.MainMenuModule = MainMenuOfPerson
