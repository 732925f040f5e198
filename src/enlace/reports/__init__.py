"""Reports of meetings, one text per language: brought in, reviewed, adopted; their items and acts.

Owns the file as it came, the text, what was read from it, what people corrected, corrigenda. Never follows up what is
owed: that is the register. Its verbs: ``start_import``, ``read_import_file``, ``accept_item``, ``correct_act``,
``add_act``, ``remove_act``, ``split_act``, ``merge_acts``, ``freeze_report``, ``issue_corrigendum``.
"""
