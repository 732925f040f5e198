"""The eleven acts: one file for each, with the verbs that say it and whom it is aimed at."""

from __future__ import annotations

from enlace.reader.acts import (
    affirm,
    approve,
    commit,
    inform,
    light,
    note,
    offer,
    propose,
    recommend,
    request,
    thank,
    withdraw,
)
from enlace.reader.acts.recogniser import Recogniser

RECOGNISERS: tuple[Recogniser, ...] = (
    thank.RECOGNISER,
    note.RECOGNISER,
    affirm.RECOGNISER,
    inform.RECOGNISER,
    approve.RECOGNISER,
    recommend.RECOGNISER,
    withdraw.RECOGNISER,
    request.RECOGNISER,
    commit.RECOGNISER,
    offer.RECOGNISER,
    propose.RECOGNISER,
    light.RECOGNISER,
)
