from django.urls import path
from django.views.generic import TemplateView

app_name = "meetings"
urlpatterns = [
    path("meetings/", TemplateView.as_view(template_name="404.html"), name="meetings"),
    path("meetings/<slug:slug>/", TemplateView.as_view(template_name="404.html"), name="meeting"),
]
