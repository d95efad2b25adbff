"""Wagtail's list of users, by given name as in Vietnamese lists of persons."""

from wagtail.users.views.users import IndexView, UserViewSet

from dialogue_pages.admin.people import name_rank


class PeopleIndexView(IndexView):
    def order_queryset(self, queryset):
        if self.ordering in ("name", "-name"):
            rank = name_rank(self.get_base_queryset())
            return queryset.order_by(
                rank.asc() if self.ordering == "name" else rank.desc()
            )
        return super().order_queryset(queryset)


class PeopleViewSet(UserViewSet):
    index_view_class = PeopleIndexView
    ordering = "name"
