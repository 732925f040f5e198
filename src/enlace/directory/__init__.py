"""Who takes part: parties, bodies, memberships, presidencies, persons and the posts they hold.

Owns names in both languages and who held what when. Never holds what anybody owes. Its verbs: ``load_process``,
``name_party``, ``open_membership``, ``begin_presidency``, ``open_post``, ``hand_over_post``.
"""
