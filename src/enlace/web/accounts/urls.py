from django.urls import path
from django.views.generic import TemplateView

app_name = "accounts"
urlpatterns = [
    path("me/", TemplateView.as_view(template_name="404.html"), name="me"),
    path("rights/", TemplateView.as_view(template_name="404.html"), name="people"),
]
