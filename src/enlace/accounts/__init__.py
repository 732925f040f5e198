"""People who sign in: users, their rights, invitations, sessions; makes the Actor.

Owns who may sign in and as what. Never says which rows somebody may see: that is each room's ``visible_to``.
Its verbs: ``invite``, ``resend_invitation``, ``withdraw_invitation``, ``accept_invitation``, ``open_first_account``,
``grant_right``, ``end_right``, ``move_rights``, ``close_account``, ``reopen_account``, ``introduce_myself``.
"""
