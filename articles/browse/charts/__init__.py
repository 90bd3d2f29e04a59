"""A selection seen as a whole: bars over time and a map of the world, drawn by the server as SVG."""
