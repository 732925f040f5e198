"""The library: everything that was ever said, found in a moment by whoever may see it.

Owns one table of passages, kept in step with the other rooms by triggers of the database. Never changes what it finds,
and shows nothing that the room it comes from would not show. Its verbs: ``renew``, ``record_export``.
"""
