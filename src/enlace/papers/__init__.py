"""Papers of a meeting: its follow-up matrix and its annotated agenda, made by rules and then edited by people.

Owns papers with their rows, the rules by which they are made, and the Word templates they are set in. Reads the
register, matters and reports; never changes them. Its verbs: ``make_paper``, ``refresh_paper``, ``edit_row``,
``move_row``, ``leave_out_row``, ``share_paper``, ``change_rules``, ``keep_template``.
"""
