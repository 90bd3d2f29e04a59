"""People: titles, names, and the ways in which a text introduces them."""
