"""Check each example for all 31 provinces in this one process and print the seconds as JSON.

The law is loaded and the findings about documents are remembered before, as at a second call; what is timed is
reading the profile once, 31 resolved rulebooks, all rules, and the reports.
"""

import json
import time
from pathlib import Path

from dossier.pipeline import check, open_loaded
from dossier.profile.load import load_profile
from dossier.rulebook.cache import open_law

EXAMPLES = ("qinghe", "yunqi")


def seconds(example: str) -> float:
    """Return how long one example takes in all provinces."""
    path, codes = Path("examples") / example / "profile.yaml", list(open_law().provinces)
    start = time.perf_counter()
    loaded = load_profile(path)
    for code in codes:
        check(open_loaded(loaded, code))
    return time.perf_counter() - start


def main() -> None:
    """Let the documents of each province be remembered, then measure."""
    for example in EXAMPLES:
        seconds(example)
    print(json.dumps({example: min(seconds(example) for _ in range(3)) for example in EXAMPLES}))


if __name__ == "__main__":
    main()
