from django.urls import path

from enlace.web.register import commitments, matrix

app_name = "register"
urlpatterns = [
    path("matrix/", matrix.show, name="matrix"),
    path("matrix/export.<slug:file_format>", matrix.export, name="matrix-export"),
    path("matrix/views/", matrix.save_view, name="views"),
    path("matrix/views/<int:pk>/", matrix.change_view, name="view"),
    path("commitments/<str:reference>/", commitments.show, name="commitment"),
    path("commitments/<str:reference>/parties/", commitments.assign, name="assign"),
    path("commitments/<str:reference>/<slug:party>/<slug:verb>/", commitments.say, name="say"),
    path("evidence/<int:pk>/", commitments.evidence, name="evidence"),
]
