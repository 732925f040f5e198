from django.urls import path

from enlace.web.reports import downloads, imports, reading, review_urls

app_name = "reports"
urlpatterns = [
    path("reports/", reading.reports, name="reports"),
    path("reports/<slug:slug>/<slug:language>/", reading.report, name="report"),
    path(
        "reports/<slug:slug>/<slug:language>/report.<slug:file_format>", downloads.download, name="download"
    ),
    path("reports/<slug:slug>/<slug:language>/<str:key>/", reading.item, name="item"),
    path("import/", imports.bring_in, name="import"),
    path("import/<uuid:pk>/", imports.progress, name="import-progress"),
    path("files/<int:pk>/", imports.original, name="original"),
    path("review/<int:pk>/difference/", imports.difference, name="difference"),
    *review_urls.urlpatterns,
]
