from django.urls import path

from enlace.web.meetings import views

app_name = "meetings"
urlpatterns = [
    path("meetings/", views.meetings, name="meetings"),
    path("meetings/plan/", views.plan, name="plan"),
    path("meetings/<slug:slug>/", views.meeting, name="meeting"),
    path("meetings/<slug:slug>/move/", views.move, name="move"),
    path("meetings/<slug:slug>/cancel/", views.cancel, name="cancel"),
    path("meetings/<slug:slug>/restore/", views.restore, name="restore"),
    path("meetings/<slug:slug>/correct/", views.correct, name="correct"),
]
