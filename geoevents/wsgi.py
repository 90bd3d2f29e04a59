"""The door for gunicorn and other WSGI servers: ``geoevents.wsgi:application``."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "geoevents.settings")

application = get_wsgi_application()

# A page makes some hundred thousand small values, which go by themselves. Collecting them walks through all that is
# loaded, a tenth of a second now and then in the middle of a page: what is loaded by now is left out of it, and the
# collector comes less often.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 50)
