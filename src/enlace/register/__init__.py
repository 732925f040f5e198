"""The register: every commitment of the adopted reports, and one answer for each party that owes it.

Owns acceptance, implementation, what was said with which evidence, saved views. Never changes a report. Its verbs:
``adopt_report``, ``accept``, ``decline``, ``start``, ``report_done``, ``confirm_done``, ``send_back``, ``waive``,
``take_back``, ``assign``.
"""
