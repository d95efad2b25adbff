from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    user_viewset = "commune_site.users.viewsets.PeopleViewSet"

    def ready(self):
        super().ready()
        from .page_rights import name_page_rights  # noqa: PLC0415 (needs the models)

        name_page_rights()
