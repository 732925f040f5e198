"""A small grammar of the genre: who does what in a sentence, in English and Spanish.

From the bottom up: words and their places (``tokens``), names in them (``names``), sentences without their asides
(``sentence``), parties in a row (``parties``), verbs and their helpers (``group``, ``groups``), and clauses: whose
subject it is (``subjects``), whom it is aimed at (``aims``), what each tense needs to be an act (``clauses``).
It knows no act by name: the verbs come from ``enlace.reader.acts``.
"""
