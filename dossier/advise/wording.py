"""Name results, states and standings in both languages."""

from collections.abc import Iterable, Mapping

from dossier.advise.compare import Standing
from dossier.reports.words import CONFIDENCE
from dossier.rulebook.advice import Conclusion, Result, SectorState
from dossier.text import Text
from dossier.values.citation import Citation, Confidence

RESULTS: Mapping[Result, Text] = {
    Result.LICENCE: Text("需要许可", "licence needed"),
    Result.ASK: Text("问通信管理局", "ask the authority"),
    Result.FILING: Text("备案", "filing"),
    Result.NONE: Text("不另需许可", "nothing of its own"),
    Result.NOTE: Text("申请须知", "for the application"),
}
STATES: Mapping[SectorState, Text] = {
    SectorState.LICENCE: Text("须先取得许可", "an approval is needed first"),
    SectorState.FILING: Text("须备案", "a filing is needed"),
    SectorState.NONE: Text("不再前置审批", "no approval any more"),
    SectorState.UNCLEAR: Text("请问主管部门", "ask that authority"),
}
STANDINGS: Mapping[Standing, Text] = {
    Standing.AGREES: Text("一致", "agrees"),
    Standing.HELD: Text("已持证", "held"),
    Standing.TOO_LITTLE: Text("申请偏少", "too little"),
    Standing.TOO_MUCH: Text("申请偏多", "too much"),
    Standing.UNCONFIRMED: Text("不能确认", "cannot be confirmed"),
}


def weakest(basis: Iterable[Citation]) -> Confidence:
    """Return the weakest confidence among the sources; an opinion is no surer than that."""
    order = list(Confidence)
    return max((citation.confidence for citation in basis), key=order.index)


def confidence_of(row: Conclusion) -> Text:
    """Return how sure a conclusion is: as sure as its weakest source."""
    word = CONFIDENCE[weakest(row.basis)]
    return Text(f"判断意见；可信程度：{word.zh}", f"opinion; confidence: {word.en}")


def label(row: Conclusion) -> Text:
    """Return a conclusion in a few words, e.g. B25 信息发布平台和递送服务."""
    word = RESULTS[row.result]
    name = f"{row.category} {row.item}".strip()
    if row.result is Result.ASK:
        return Text(f"{name}（{word.zh}）", f"{name} ({word.en})") if name else word
    return Text(name, name) if name else word
