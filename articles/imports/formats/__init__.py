"""Bytes of a document -> what an article needs. One module for each form; :mod:`.door` is the only door."""
