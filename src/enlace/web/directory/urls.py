from django.urls import path

from enlace.web.directory import bodies, parties, people, posts

app_name = "directory"
urlpatterns = [
    path("directory/", parties.directory, name="directory"),
    path("directory/new-party/", parties.party_new, name="party-new"),
    path("directory/new-body/", bodies.body_new, name="body-new"),
    path("directory/new-person/", people.person_new, name="person-new"),
    path("directory/new-post/", posts.post_new, name="post-new"),
    path("directory/presidency/", parties.presidency_begin, name="presidency-begin"),
    path("directory/presidency/<int:pk>/end/", parties.presidency_end, name="presidency-end"),
    path("directory/membership/<int:pk>/end/", parties.membership_end, name="membership-end"),
    path("parties/<slug:code>/", parties.party, name="party"),
    path("parties/<slug:code>/edit/", parties.party_edit, name="party-edit"),
    path("parties/<slug:code>/membership/", parties.membership_open, name="membership-open"),
    path("bodies/<slug:code>/", bodies.body, name="body"),
    path("bodies/<slug:code>/edit/", bodies.body_edit, name="body-edit"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/edit/", people.person_edit, name="person-edit"),
    path("posts/<int:pk>/", posts.post, name="post"),
    path("posts/<int:pk>/welcome/", posts.post_welcome, name="post-welcome"),
    path("posts/<int:pk>/hand-over/", posts.post_hand_over, name="post-hand-over"),
    path("posts/<int:pk>/edit/", posts.post_edit, name="post-edit"),
    path("posts/<int:pk>/head/", posts.post_head, name="post-head"),
    path("posts/<int:pk>/vacate/", posts.post_vacate, name="post-vacate"),
    path("posts/<int:pk>/close/", posts.post_close, name="post-close"),
]
