"""The addresses of all pages."""

from __future__ import annotations

from django.urls import include, path

from enlace.web import views

urlpatterns = [
    path("language/", views.choose_language, name="language"),
    path("", include("enlace.web.accounts.urls")),  # first: closes some pages of allauth
    path("accounts/", include("allauth.urls")),
    path("", include("enlace.web.public.urls")),
    path("", include("enlace.web.desk.urls")),
    path("", include("enlace.web.library.urls")),
    path("", include("enlace.web.register.urls")),
    path("", include("enlace.web.reports.urls")),
    path("", include("enlace.web.papers.urls")),
    path("", include("enlace.web.meetings.urls")),
    path("", include("enlace.web.directory.urls")),
]
