from django.urls import path

from enlace.web.library import views

app_name = "library"
urlpatterns = [
    path("search/", views.search, name="search"),
    path("search/suggestions/", views.suggest, name="suggestions"),
    path("search/export.<slug:file_format>", views.export, name="export"),
]
