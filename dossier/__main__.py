"""Start the command line: python -m dossier."""

import os

# Looking for pydantic plug-ins reads the metadata of every installed package; the profile needs none.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from dossier.cli.root import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
