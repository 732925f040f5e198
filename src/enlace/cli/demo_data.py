"""Fills an empty system with the samples."""
