"""Name the folder of a package for each form of the portal."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDERS: "Mapping[str, str]" = {
    "F1": "01-业务发展和实施计划及技术方案",
    "F2": "02-申请表",
    "F3": "03-公司及人员情况",
    "F4": "04-网络与信息安全保障措施",
    "F5": "05-股东追溯",
    "F6": "06-依法经营承诺书",
    "F7": "07-其他材料",
}
"""Form of the portal → folder."""
