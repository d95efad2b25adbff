from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    user_viewset = "commune_site.users.viewsets.PeopleViewSet"

    def ready(self):
        super().ready()
        # They import models, which are not there before.
        from .page_rights import name_page_rights  # noqa: PLC0415
        from .sidebar import show_full_names  # noqa: PLC0415

        name_page_rights()
        show_full_names()
