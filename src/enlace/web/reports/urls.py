from django.urls import path
from django.views.generic import TemplateView

from enlace.web.reports import reading

app_name = "reports"
urlpatterns = [
    path("reports/", reading.reports, name="reports"),
    path("reports/<slug:slug>/<slug:language>/", reading.report, name="report"),
    path("reports/<slug:slug>/<slug:language>/<str:key>/", reading.item, name="item"),
    path("import/", TemplateView.as_view(template_name="404.html"), name="import"),
    path("review/<int:pk>/", TemplateView.as_view(template_name="404.html"), name="review"),
]
