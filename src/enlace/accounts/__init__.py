"""People who sign in: users, their rights, invitations, sessions; makes the Actor.

Owns who may sign in and as what. Never says which rows somebody may see: that is each room's ``visible_to``.
Its verbs: ``invite``, ``accept_invitation``, ``grant_right``, ``end_right``, ``close_account``.
"""
