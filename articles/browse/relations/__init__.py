"""Pages of who deals with whom: matrix, comparison, graph, and the parts of the pages of actors and pairs."""
