from django.urls import path
from django.views.generic import TemplateView

app_name = "desk"
urlpatterns = [
    path("desk/", TemplateView.as_view(template_name="404.html"), name="desk"),
    path("picture/", TemplateView.as_view(template_name="404.html"), name="dashboard"),
]
