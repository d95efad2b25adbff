from django.urls import path

from .views import BulkBeginView, BulkPaperView, BulkRowsView, BulkView

urlpatterns = [
    path("questions/bulk/", BulkBeginView.as_view(), name="dialogue_pages_bulk_begin"),
    path("questions/bulk/<uuid:key>/", BulkView.as_view(), name="dialogue_pages_bulk"),
    path(
        "questions/bulk/<uuid:key>/rows/",
        BulkRowsView.as_view(),
        name="dialogue_pages_bulk_rows",
    ),
    path(
        "questions/bulk/<uuid:key>/paper/",
        BulkPaperView.as_view(),
        name="dialogue_pages_bulk_paper",
    ),
]
