"""What every room stands on: the Actor, refusals, days, files by content, jobs, the journal, the embedded database.

Owns stored files and the journal. Knows nothing about meetings, reports or commitments. Its verbs: ``store_file``,
``write_entry``, ``defer``, ``require``.
"""
