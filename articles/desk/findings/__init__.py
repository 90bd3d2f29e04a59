"""Findings under review: which come first, what a card of one shows, and what its form says."""
