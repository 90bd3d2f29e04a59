"""Which findings of several articles are one: pure algorithms over plain values, without Django or a database.

``duplicates`` says which articles carry the same text, ``utterances`` which statements report the same words,
``events`` which accounts tell one event, ``people`` which names mean one person. A decision about two items depends on
these two alone and a group on its set alone: neither the order in which articles came in nor who read them matters.
"""
