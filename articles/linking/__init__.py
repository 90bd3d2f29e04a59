"""Which findings of several articles are one: pure algorithms over plain values, without Django or a database.

``duplicates`` says which articles carry the same text, ``utterances`` which statements report the same words. A
decision about two items depends on these two alone, and a group is what pairs join: the order of arrival changes
nothing.
"""
