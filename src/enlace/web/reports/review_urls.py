"""The addresses of reviewing and adoption."""

from __future__ import annotations

from django.urls import path

from enlace.web.reports import adopting, review, review_acts

urlpatterns = [
    path("review/<int:pk>/", review.review, name="review"),
    path("review/<int:pk>/meeting/", adopting.meeting, name="review-meeting"),
    path("review/<int:pk>/visibility/", adopting.visibility, name="review-visibility"),
    path("review/<int:pk>/set-aside/", adopting.set_aside, name="review-set-aside"),
    path("review/<int:pk>/accept-all/", adopting.accept_all, name="review-accept-all"),
    path("review/<int:pk>/items/", review.add_item, name="review-add-item"),
    path("review/<int:pk>/adopt/", adopting.adopt, name="review-adopt"),
    path("review/<int:pk>/corrigenda/", adopting.corrigendum, name="corrigendum"),
    path("review/item/<int:pk>/", review.item, name="review-item"),
    path("review/item/<int:pk>/accept/", review.accept, name="review-accept"),
    path("review/item/<int:pk>/reopen/", review.reopen, name="review-reopen"),
    path("review/item/<int:pk>/undo/", review.undo, name="review-undo"),
    path("review/item/<int:pk>/number/", review.number, name="review-number"),
    path("review/item/<int:pk>/divide/", review.divide, name="review-divide"),
    path("review/item/<int:pk>/join/", review.join, name="review-join"),
    path("review/item/<int:pk>/add/", review_acts.add_act, name="review-add"),
    path("review/act/<int:pk>/", review_acts.act, name="review-act"),
    path("review/act/<int:pk>/remove/", review_acts.remove, name="review-remove"),
    path("review/act/<int:pk>/restore/", review_acts.restore, name="review-restore"),
    path("review/act/<int:pk>/split/", review_acts.split, name="review-split"),
    path("review/act/<int:pk>/merge/", review_acts.merge, name="review-merge"),
    path("review/question/<int:pk>/settle/", review.settle, name="review-settle"),
    path("reader/", adopting.reader, name="reader"),
]
