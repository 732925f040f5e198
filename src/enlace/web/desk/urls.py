from django.urls import path, re_path

from enlace.web.desk import views

app_name = "desk"
urlpatterns = [
    path("desk/", views.desk, name="desk"),
    path("picture/", views.dashboard, name="dashboard"),
    re_path(
        r"^picture/(?P<name>party|body|age|years|pace)\.(?P<file_format>svg|png)$",
        views.picture_file,
        name="picture-file",
    ),
    re_path(r"^picture/(?P<name>party|body|age|years|pace)\.json$", views.picture_spec, name="picture-spec"),
]
