"""The door for gunicorn and other WSGI servers: ``geoevents.wsgi:application``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "geoevents.settings")

application = get_wsgi_application()
