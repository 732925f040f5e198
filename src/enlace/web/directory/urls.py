from django.urls import path
from django.views.generic import TemplateView

app_name = "directory"
urlpatterns = [
    path("directory/", TemplateView.as_view(template_name="404.html"), name="directory"),
    path("parties/<slug:code>/", TemplateView.as_view(template_name="404.html"), name="party"),
    path("bodies/<slug:code>/", TemplateView.as_view(template_name="404.html"), name="body"),
    path("people/<int:pk>/", TemplateView.as_view(template_name="404.html"), name="person"),
    path("posts/<int:pk>/", TemplateView.as_view(template_name="404.html"), name="post"),
]
