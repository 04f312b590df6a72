"""Build packages without a layout pass, which takes seconds; the tests of page numbers switch it on."""

import os

os.environ.setdefault("DOSSIER_SOFFICE", "")
