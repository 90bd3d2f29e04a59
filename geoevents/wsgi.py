"""The door for gunicorn and other WSGI servers: ``geoevents.wsgi:application``."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.template import engines

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "geoevents.settings")

application = get_wsgi_application()

# The first readers do not wait for templates to be compiled, which takes a second or two in all.
_pages = engines["jinja2"].env  # type: ignore[attr-defined]
for _name in _pages.list_templates(extensions=["html"]):
    _pages.get_template(_name)

# A page makes some hundred thousand small values, which go by themselves. Collecting them walks through all that is
# loaded, a tenth of a second now and then in the middle of a page: what is loaded by now is left out of it, and the
# collector comes less often.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 50)
