"""The one-page register: who owes what to whom by when, from any number of reports.

Owns the page's words, layout, style and script. ``ledger`` says what is owed, ``marks`` where the words of a
paragraph are highlighted; ``owed``, ``timeline``, ``reports`` and ``filters`` write a part of the page each.
Nothing here reads files other than the page's own style, script and frame.
"""
