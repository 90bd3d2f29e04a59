"""One module for each kind of record that is decided about."""
