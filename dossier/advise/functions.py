"""Read the facts of one function of a product from its words and from what is known of the platform."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from dossier.advise.opinion import UNKNOWN, Facts, Known
from dossier.advise.words import stated
from dossier.text import Text

if TYPE_CHECKING:
    from dossier.profile.model.application import Function
    from dossier.rulebook.advice import AdviceTable

INFORMATION = ("publishing", "delivery", "search", "community", "messaging", "protection", "information_offered")
"""Facts that are information services once somebody pays for them."""
_NO = Known(False)


class Platform(NamedTuple):
    """What the profile states for the whole service."""

    charged: Known
    """Whether information is charged for."""
    only_own: Known
    """Whether only the company's own goods and services are sold."""
    user_content: Known
    trades: Known
    """Whether some function shows others dealing with each other."""


def words_of(table: "AdviceTable", function: "Function") -> Mapping[str, str]:
    """Return the facts that the name and the description of a function state."""
    listed = [fact for fact in table.facts.values() if fact.key != "account"]
    found = dict(stated(listed, (function.name, function.description or "")))
    found |= stated([table.facts["account"]], (function.name,))
    return _without_weaker(table, found)


def _without_weaker(table: "AdviceTable", found: Mapping[str, str]) -> Mapping[str, str]:
    """Drop what counts only where nothing stronger is stated; who the parties are is no fact of its own."""
    strong = {key for key in found if not table.facts[key].weak}
    own = "own_data_software" in strong
    if own and strong <= {"own_data_software", "information_charged"}:
        return {"own_data_software": found["own_data_software"]}
    strong -= {"own_data_software"}
    if strong:
        return {key: words for key, words in found.items() if key in strong or key == "third_parties"}
    if "account" in found:
        return {"account": found["account"]}
    return {key: words for key, words in found.items() if key == "information_offered"}


def trades(found: Mapping[str, str], only_own: Known) -> Known:
    """Return whether the function lets others deal with each other."""
    if "others_deal" not in found:
        return _NO
    if only_own.holds is not None:
        return Known(not only_own.holds, only_own.told_by)
    if "third_parties" in found:
        return Known(True, _words(found["third_parties"]))
    return Known(
        None, Text("看不出交易双方是否为本公司以外的人", "it is not said whether both sides of the deal are others")
    )


def function_facts(table: "AdviceTable", function: "Function", found: Mapping[str, str], platform: Platform) -> Facts:
    """Return the facts of a function; where its words state nothing, no more is known than that it is online."""
    if not found:
        return {"online": Known(True)}
    facts: dict[str, Known] = dict.fromkeys(table.facts, _NO)
    facts |= {key: Known(True, _words(words)) for key, words in found.items()}
    facts["online"] = Known(True)
    facts["publishing"] = _publishing(found, platform)
    facts |= _own_data(function, found)
    facts |= _trade(found, platform)
    facts["information_charged"] = _charged(function, found, platform)
    if any(known.holds for key, known in facts.items() if key.endswith("_sold")):
        facts["network_services"] = Known(True)
    if facts["publishing"].holds and facts["information_charged"].holds is False and platform.trades.holds:
        facts["others_deal"] = platform.trades
    return facts


def _words(words: str) -> Text:
    return Text(f"功能名称或说明中的“{words}”", f"the words “{words}” of the function")


def _publishing(found: Mapping[str, str], platform: Platform) -> Known:
    if "publishing" not in found:
        return _NO
    words = _words(found["publishing"])
    if platform.user_content.holds is False:
        return Known(
            None,
            Text(
                f"{words.zh}表示他人发布信息，而“用户是否可发布内容”填写为“否”",
                f"{words.en} say that others publish, while user_content says they cannot",
            ),
        )
    return Known(True, words)


def _own_data(function: "Function", found: Mapping[str, str]) -> Facts:
    """Software on the user's own data is a question of law only when it is paid for."""
    if "own_data_software" not in found:
        return {}
    words = _words(found["own_data_software"])
    if function.charged is None:
        why = Text(
            f"“{function.name}”是否收费没有填写", f"it is not filled in whether “{function.name}” is charged for"
        )
        return {"own_data_software": Known(None, why)}
    return {"own_data_software": Known(function.charged, words), "own_data_free": Known(not function.charged, words)}


def _trade(found: Mapping[str, str], platform: Platform) -> Facts:
    deal = trades(found, platform.only_own)
    own = platform.only_own if "others_deal" in found else _NO
    return {"others_deal": deal, "only_own": own if own.holds is not None else UNKNOWN}


def _charged(function: "Function", found: Mapping[str, str], platform: Platform) -> Known:
    """An information service is charged for by itself or as part of the platform; other functions charge for no information."""
    if any(key in found for key in INFORMATION):
        if function.charged and platform.charged.holds:
            return Known(True, Text(f"“{function.name}”标为收费", f"“{function.name}” is marked as charged for"))
        return platform.charged
    if "information_charged" not in found:
        return _NO
    words = _words(found["information_charged"])
    if function.charged is False:
        why = Text(
            f"{words.zh}表示收费，而该功能标为不收费",
            f"{words.en} speak of a charge, while the function is marked as free",
        )
        return Known(None, why)
    return Known(True, words)
