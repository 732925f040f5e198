from django.urls import path

from enlace.web.accounts import invitations, journal, me, people, sso

app_name = "accounts"
urlpatterns = [
    path("me/", me.me, name="me"),
    path("invitation/", invitations.accept, name="accept"),
    path("invitation/<str:secret>/", invitations.open_invitation, name="invitation"),
    path("sign-in-refused/", me.single_sign_on_refused, name="single-sign-on-refused"),
    path("accounts/email/", me.address_is_fixed, name="address"),
    path("accounts/oidc/<slug:provider_id>/login/", sso.leave, name="single-sign-on"),
    path("rights/", people.people, name="people"),
    path("rights/invite/", people.invite, name="invite"),
    path("rights/<int:pk>/", people.person, name="person"),
    path("rights/<int:pk>/close/", people.close_account, name="close"),
    path("rights/<int:pk>/reopen/", people.reopen_account, name="reopen"),
    path("rights/end/<int:pk>/", people.end_right, name="right-end"),
    path("rights/invitations/<int:pk>/resend/", people.resend_invitation, name="invitation-resend"),
    path("rights/invitations/<int:pk>/withdraw/", people.withdraw_invitation, name="invitation-withdraw"),
    path("journal/", journal.journal, name="journal"),
    path("journal/export/", journal.export_journal, name="journal-export"),
]
