"""What the beginning of a report says of the meeting: which body met, when, where, with whom, for whom.

One recogniser a file, each a pure function of the ``Head``; ``read.read_meeting`` puts their answers together.
What the report does not say stays empty: nothing here guesses from an item.
"""
