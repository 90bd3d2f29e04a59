"""Documents in every form -> articles: opened, shown, mended, saved.

``formats`` turns bytes into a title, a day and a body; ``fetching`` alone brings bytes from the web; ``batches`` keeps
what was sent; ``opening``, ``preview`` and ``saving`` are the three steps of one item. Reading and storing themselves
are the work of ``articles.ingest``.
"""
