from django.urls import path

from . import views

app_name = "home"

urlpatterns = [path("so-do-trang/", views.site_map, name="site_map")]
