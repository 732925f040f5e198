from django.urls import path

from enlace.web.register import answering_by_mail, calendars, commitments, matrix, matters, reminders

app_name = "register"
urlpatterns = [
    path("matrix/", matrix.show, name="matrix"),
    path("matrix/export.<slug:file_format>", matrix.export, name="matrix-export"),
    path("matrix/views/", matrix.save_view, name="views"),
    path("matrix/views/<int:pk>/", matrix.change_view, name="view"),
    path("commitments/<str:reference>/", commitments.show, name="commitment"),
    path("commitments/<str:reference>/parties/", commitments.assign, name="assign"),
    path("commitments/<str:reference>/<slug:party>/<slug:verb>/", commitments.say, name="say"),
    path("matters/", matters.matters, name="matters"),
    path("matters/links/", matters.links, name="matter-links"),
    path("matters/links/<int:pk>/<slug:verdict>/", matters.judge, name="matter-judge"),
    path(
        "matters/of/<slug:slug>/<slug:language>/<str:key>/",
        matters.gather,
        name="matter-gather",
    ),
    path("matters/<slug:slug>/", matters.matter, name="matter"),
    path("matters/<slug:slug>/edit/", matters.edit, name="matter-edit"),
    path("matters/<slug:slug>/take-out/", matters.take_out, name="matter-take-out"),
    path("matters/<slug:slug>/merge/", matters.merge, name="matter-merge"),
    path("reminders/", reminders.mine, name="reminders"),
    path("reminders/schedule/", reminders.schedule, name="reminders-schedule"),
    path("reminders/preview/<int:pk>/", reminders.preview, name="reminders-preview"),
    path("reminders/silence/<str:token>/", answering_by_mail.silence, name="silence-by-mail"),
    path("calendar/", calendars.mine, name="calendar"),
    path("calendar/mine/<str:secret>.ics", calendars.own, name="calendar-own"),
    path("calendar/bodies/<slug:code>.ics", calendars.of_body, name="calendar-of-body"),
    path("calendar/parties/<slug:code>.ics", calendars.of_party, name="calendar-of-party"),
    path("answer/", answering_by_mail.answer, name="answer-by-mail"),
    path("answer/<str:token>/", answering_by_mail.offer, name="answer-link"),
    path("evidence/<int:pk>/", commitments.evidence, name="evidence"),
]
