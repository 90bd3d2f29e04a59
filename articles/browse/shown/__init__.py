"""What lists show of their rows, read at once: a question for the rows, one for the people in them.

A list of 25 statements read as models with all that belongs to them takes seven questions and 300 objects, most of
whose columns nobody looks at. These rows hold what is shown alone, and answer as the models do where templates ask:
``speakers.all()``, ``get_kind_display()``, ``get_absolute_url()``.
"""
