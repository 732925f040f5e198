"""Addresses: each room's pages bring their own."""

from django.urls import include, path

handler403 = "enlace.web.views.forbidden"
handler404 = "enlace.web.views.not_found"
handler500 = "enlace.web.views.broken"

urlpatterns = [
    path("", include("enlace.web.urls")),
]
