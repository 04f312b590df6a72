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
    if len(names) == 1:
        return names[0]
    group, own = names[-2:]
    return Text(_joined(group.zh, own.zh, "：" if "是否" in own.zh else "的"), _joined(group.en, own.en, ": "))


def _joined(group: str, own: str, link: str) -> str:
    """Leave out the group where the field's own name says it: 网络日志留存, not 日志留存的网络日志留存.

    A question follows a colon: with 的 it would seem to be asked of somebody else (业务的用户是否……).
    """
    return own if group in own else f"{group}{link}{own}"


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
