"""Name in a word or two how sure a source is and how well a province is known."""

from collections.abc import Mapping

from dossier.rulebook.vocabulary import ProvinceStatus
from dossier.values.citation import Confidence

CONFIDENCE: Mapping[Confidence, str] = {
    Confidence.LAW: "法律原文",
    Confidence.OFFICIAL: "主管部门公开",
    Confidence.CONSISTENCY: "材料自身核对",
    Confidence.SECONDARY: "二手资料",
    Confidence.PRACTICE: "地方实践",
    Confidence.UNVERIFIED: "未经核实",
}
STATUS: Mapping[ProvinceStatus, str] = {
    ProvinceStatus.VERIFIED: "该省要求已按主管部门清单核实",
    ProvinceStatus.PARTLY: "该省要求仅部分核实，提交前请向主管部门核对",
    ProvinceStatus.UNVERIFIED: "该省要求未经核实：本清单只按全国要求列出，提交前请向主管部门核对",
}
