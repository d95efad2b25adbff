from django.urls import path

from .views import PageLoginView, SecondFactorView

urlpatterns = [
    path("admin/hai-lop/", SecondFactorView.as_view(), name="second_factor"),
    path("_util/login/", PageLoginView.as_view(), name="wagtailcore_login"),
]
