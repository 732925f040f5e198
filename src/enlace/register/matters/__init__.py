"""Matters: what many reports say of one subject.

Owns matters, their passages, suggested and judged links, fingerprints. A passage is known by meeting and item key, so
that both languages of a report, and its newer versions, count as one. Never links anything on its own, except where a
report refers to its own paragraphs by number. Its verbs: ``open_matter``, ``add_passage``, ``take_out_passage``,
``rename_matter``, ``merge_matters``, ``suggest_links``, ``accept_link``, ``decline_link``, ``undo_judgement``.
"""
