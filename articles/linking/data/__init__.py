"""Data files of the linking package."""
