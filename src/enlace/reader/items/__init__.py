"""Finds the items of a report: labels, headings, and the tree that they make."""
