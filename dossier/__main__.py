"""Start the command line: python -m dossier."""

from dossier.cli.root import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
