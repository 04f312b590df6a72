"""Say how far the requirements of a province were read, and what that means for the applicant."""

from dossier.rulebook.model import Province
from dossier.rulebook.vocabulary import ProvinceStatus
from dossier.text import Text


def status_words(status: ProvinceStatus) -> Text:
    """Return how far requirements were read, in a word or two."""
    if status is ProvinceStatus.VERIFIED:
        return Text("已核实", "verified")
    if status is ProvinceStatus.PARTLY:
        return Text("仅部分核实", "only partly verified")
    return Text("未经核实", "unverified")


def province_status(province: Province) -> Text:
    """Return the state of knowledge in a few words."""
    words = status_words(province.status)
    return Text(f"该省要求{words.zh}", f"requirements of the province {words.en}")


def province_meaning(province: Province) -> Text:
    """Return what the state of knowledge means, what to do about it, and what applicants of the named city should know."""
    meaning = _meaning(province)
    if province.office is None:
        return meaning
    note = province.office.note
    return Text(f"{meaning.zh}{note.zh}", f"{meaning.en} {note.en}")


def _meaning(province: Province) -> Text:
    seen = _seen(province)
    if province.status is ProvinceStatus.VERIFIED:
        return Text(
            f"已读到主管部门现行的完整材料清单{seen.zh}。", f"The authority's current list was read in full{seen.en}."
        )
    if province.status is ProvinceStatus.PARTLY:
        known = Text(
            f"只读到{province.authority}的部分公开信息{seen.zh}，没有读到的部分按全国要求检查；“符合”不等于符合该省的全部要求。",
            f"Only part of what {province.authority} publishes was read{seen.en}; the rest is checked against national "
            "requirements. “Passed” does not mean that everything the province asks for is met.",
        )
    else:
        known = Text(
            f"没有读到{province.authority}的现行材料清单，只按全国要求检查；“符合”不等于符合该省的要求。",
            f"No current list of {province.authority} was read; only national requirements are checked. “Passed” does "
            "not mean that the requirements of the province are met.",
        )
    ask = ask_authority(province)
    return Text(f"{known.zh}{ask.zh}", f"{known.en} {ask.en}")


def ask_authority(province: Province) -> Text:
    """Return whom to ask before the submission."""
    hotline = (
        Text(f"（电话 {province.hotline}）", f" (telephone {province.hotline})") if province.hotline else Text("", "")
    )
    return Text(
        f"提交前请向{province.authority}{hotline.zh}核实。",
        f"Before submission, check with {province.authority}{hotline.en}.",
    )


def _seen(province: Province) -> Text:
    if province.reviewed_on is None:
        return Text("", "")
    return Text(f"（查阅于 {province.reviewed_on}）", f" (seen {province.reviewed_on})")
