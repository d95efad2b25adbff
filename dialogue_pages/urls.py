from django.urls import path

from .public import hamlet_listing, searching, unit_answering

app_name = "dialogue_pages"

urlpatterns = [
    path("tim-kiem/", searching.find, name="search"),
    path("tim-kiem/goi-y/", searching.suggest, name="search_suggestions"),
    path("don-vi/<int:pk>/", unit_answering.answer, name="unit_link"),
    path("don-vi/<str:token>/", unit_answering.enter, name="unit_link_enter"),
    path("so-thon/<int:pk>/", hamlet_listing.fill_in, name="hamlet_link"),
    path(
        "so-thon/<str:token>/",
        hamlet_listing.enter_by_link,
        name="hamlet_link_enter",
    ),
]
