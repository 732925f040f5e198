from django.urls import path
from django.views.generic import TemplateView

app_name = "reports"
urlpatterns = [
    path("reports/", TemplateView.as_view(template_name="404.html"), name="reports"),
    path(
        "reports/<slug:slug>/<slug:language>/", TemplateView.as_view(template_name="404.html"), name="report"
    ),
    path(
        "reports/<slug:slug>/<slug:language>/<str:key>/",
        TemplateView.as_view(template_name="404.html"),
        name="item",
    ),
    path("import/", TemplateView.as_view(template_name="404.html"), name="import"),
    path("review/<int:pk>/", TemplateView.as_view(template_name="404.html"), name="review"),
]
