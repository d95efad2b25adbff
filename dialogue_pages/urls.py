from django.urls import URLPattern

app_name = "dialogue_pages"

urlpatterns: list[URLPattern] = []
