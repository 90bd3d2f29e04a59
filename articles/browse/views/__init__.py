"""Request -> page. One module for each part of the site; each view only chooses rows and a template."""
