from django.contrib.sitemaps.views import index, sitemap
from django.urls import path

from enlace.web.public import machines, views

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("robots.txt", views.robots, name="robots"),
    path(
        "sitemap.xml",
        index,
        {"sitemaps": machines.SITEMAPS, "sitemap_url_name": "public:sitemap-section"},
        name="sitemap",
    ),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": machines.SITEMAPS}, name="sitemap-section"),
    path("feeds/reports.atom", machines.Adopted(), name="feed-reports"),
    path("feeds/reports/<slug:code>.atom", machines.Adopted(), name="feed-body"),
    path("feeds/done.atom", machines.Done(), name="feed-done"),
]
