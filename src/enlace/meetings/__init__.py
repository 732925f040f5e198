"""Meetings of bodies: when, where, who took part. Later: agendas, delegations, documents.

Owns the meeting, past or planned. Never reads a report. Its verbs: ``plan_meeting``, ``find_or_record_meeting``,
``move_meeting``, ``cancel_meeting``, ``restore_meeting``, ``correct_meeting``.
"""
