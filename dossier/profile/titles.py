"""Name a field path in Chinese and English, from the descriptions in the model."""

from functools import lru_cache

from dossier.profile.source import Path, read_path
from dossier.profile.validator import compiled
from dossier.text import Text


@lru_cache(maxsize=4096)
def field_title(path: str) -> Text:
    """Return the name of a field; unknown paths are returned as written.

    >>> field_title("shareholders[0].share").zh
    '股东第1项的持股比例'
    """
    names = _names(read_path(path))
    if not names:
        return Text(path, path)
    return Text(_joined_zh(names[-2:]), " of ".join(name.en for name in reversed(names[-2:])))


def _joined_zh(names: list[Text]) -> str:
    """Leave out the group where the field's own name begins with it: 申请事项, not 申请的申请事项."""
    if len(names) > 1 and names[1].zh.startswith(names[0].zh):
        return names[1].zh
    return "的".join(name.zh for name in names)


def _names(path: Path) -> list[Text]:
    names: list[Text] = []
    group = "Profile"
    for step in path:
        if isinstance(step, int):
            if names:
                names[-1] = Text(f"{names[-1].zh}第{step + 1}项", f"{names[-1].en} no. {step + 1}")
            continue
        found = compiled().names.get(group, {}).get(step)
        if found is None:
            break
        title, group, _ = found
        names.append(Text(title, step.replace("_", " ")))
    return names
