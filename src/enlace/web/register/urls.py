from django.urls import path
from django.views.generic import TemplateView

app_name = "register"
urlpatterns = [
    path("matrix/", TemplateView.as_view(template_name="404.html"), name="matrix"),
    path("commitments/<slug:reference>/", TemplateView.as_view(template_name="404.html"), name="commitment"),
]
