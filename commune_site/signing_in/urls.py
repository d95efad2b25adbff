from django.urls import path

from .views import SecondFactorView

urlpatterns = [
    path("hai-lop/", SecondFactorView.as_view(), name="second_factor"),
]
