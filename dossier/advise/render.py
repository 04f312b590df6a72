"""Write advice for a terminal: in short, then each opinion with its facts, sources and the claims it contradicts."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from dossier.advise.compare import Comparison
from dossier.advise.decide import in_short
from dossier.advise.opinion import Advice, Approval, Opinion, Question
from dossier.advise.profile import FunctionAdvice
from dossier.advise.report import AdviceReport
from dossier.advise.wording import RESULTS, STANDINGS, STATES, confidence_of, label
from dossier.reports.words import note, source
from dossier.rulebook.advice import AdviceTable, DatedState, Result
from dossier.text import Language, Text
from dossier.values.citation import Citation, Confidence
from dossier.values.masking import mask

_ORDER = (Result.LICENCE, Result.ASK, Result.FILING, Result.NOTE)
_CARRIERS = Text(
    "网站、APP、小程序、SaaS 都只是载体，本身不决定要不要许可。",
    "Site, app, mini-program and SaaS are only carriers; none of them decides whether a licence is needed.",
)
_BLANK = Text("", "")
_NAMED = 3
"""Conclusions that hang on a question and are named; the others are counted."""
_WHAT_WAS_READ = {True: Text("法律原文", "the law"), False: Text("所查资料", "what was read")}


def render_text(report: AdviceReport, language: Language) -> str:
    """Return the advice as plain lines."""
    return mask("\n".join(line.pick(language) for line in _lines(report))) + "\n"


def _lines(report: AdviceReport) -> Iterator[Text]:
    advice, claims = report.advice, _Claims(report.table, report.day)
    yield from _head(report)
    rows = [opinion for result in _ORDER for opinion in advice.of(result)]
    if report.functions is None:
        rows += advice.of(Result.NONE)
    for opinion in rows:
        yield _BLANK
        yield from _opinion(opinion, claims)
    yield from _section(Text("当日的规定没有收录", "Law of that day not on file"), _uncovered(advice, report.day))
    yield from _section(Text("逐项功能", "Function by function"), _functions(report.functions or ()))
    yield from _section(
        Text("其他部门的审批和备案", "Approvals of other authorities"), _approvals(advice.approvals, claims)
    )
    yield from _section(Text("须先弄清的事实", "Facts to settle first"), _questions(advice.questions))
    yield from _section(Text("与本次申请对照", "Beside the application"), _comparisons(report.comparisons or ()))


def _head(report: AdviceReport) -> Iterator[Text]:
    yield Text(
        f"判断意见 · {report.subject.zh} · 按 {report.day} 的规定",
        f"Opinion · {report.subject.en} · by the law of {report.day}",
    )
    yield Text(
        f"以下是判断意见，不是许可决定，请向{report.authority.zh}确认。",
        f"This is an opinion, no decision: confirm it with {report.authority.en}.",
    )
    yield _CARRIERS
    yield _BLANK
    yield Text("结论：", "In short:")
    yield from (Text(f"  · {line.zh}", f"  · {line.en}") for line in in_short(report.table, report.advice))


def _section(title: Text, lines: Iterator[Text]) -> Iterator[Text]:
    """Yield the lines below their title; nothing when there are none."""
    listed = list(lines)
    if listed:
        yield _BLANK
        yield Text(f"{title.zh}：", f"{title.en}:")
        yield from listed


class _Claims:
    """Claims of agencies that the law contradicts, each told once."""

    def __init__(self, table: AdviceTable, day: date) -> None:
        self._table, self._day, self._told = table, day, set[str]()

    def lines(self, keys: Iterable[str]) -> Iterator[Text]:
        for key in keys:
            dispute = self._table.disputes[key]
            if key in self._told or (dispute.since is not None and self._day < dispute.since):
                continue
            self._told.add(key)
            basis, read = _source(dispute.citation), _WHAT_WAS_READ[dispute.citation.confidence is Confidence.LAW]
            yield Text(
                f"    代办机构常见说法：{dispute.claim.zh}；{read.zh}：{dispute.law.zh} —— {basis.zh}",
                f"    agencies often say: {dispute.claim.en}; {read.en}: {dispute.law.en} — {basis.en}",
            )


def _source(citation: Citation) -> Text:
    basis = source(citation)
    doubt = note(citation)
    return Text(f"{basis.zh}；{doubt.zh}", f"{basis.en}; {doubt.en}") if doubt.zh else basis


def _opinion(opinion: Opinion, claims: _Claims) -> Iterator[Text]:
    row = opinion.conclusion
    word, sure = RESULTS[row.result], confidence_of(row)
    yield Text(f"[{word.zh}] {row.title.zh}（{sure.zh}）", f"[{word.en}] {row.title.en} ({sure.en})")
    for fact in opinion.deciding:
        by = Text(f"（{fact.told_by.zh}）", f" ({fact.told_by.en})") if fact.told_by.zh else _BLANK
        yield Text(f"    事实：{fact.statement.zh}{by.zh}", f"    fact: {fact.statement.en}{by.en}")
    yield from (Text(f"    看法：{view.zh}", f"    view: {view.en}") for view in row.views)
    for citation in row.basis:
        basis = _source(citation)
        yield Text(f"    依据：{basis.zh}", f"    basis: {basis.en}")
    yield from claims.lines(row.disputes)


def _uncovered(advice: Advice, day: date) -> Iterator[Text]:
    for opinion in advice.uncovered:
        row = opinion.conclusion
        yield Text(
            f"  · {row.title.zh}：依据自 {row.since} 起收录，{day} 的规定未读，请问通信管理局",
            f"  · {row.title.en}: the sources on file begin on {row.since}; the law of {day} was not read, ask the authority",
        )


def _functions(functions: Iterable[FunctionAdvice]) -> Iterator[Text]:
    for one in functions:
        word = _in_a_word(one)
        declared = one.function.category
        own = Text(f"档案归为 {declared or '（未填）'}", f"the profile says {declared or '(nothing)'}")
        yield Text(f"  · {one.function.name}：{word.zh}；{own.zh}", f"  · {one.function.name}: {word.en}; {own.en}")
        yield from (Text(f"      {line.zh}", f"      {line.en}") for line in _why(one))


def _in_a_word(one: FunctionAdvice) -> Text:
    if not one.clear:
        return Text("看不出，须先弄清", "cannot be told yet")
    rows = [opinion.conclusion for opinion in one.advice.opinions]
    names = dict.fromkeys(label(row) for row in rows if row.result is not Result.NOTE)
    if one.advice.questions or one.advice.uncovered:
        names[Text("有待确认", "open")] = None
    return Text("、".join(name.zh for name in names), ", ".join(name.en for name in names))


def _why(one: FunctionAdvice) -> Iterator[Text]:
    told = dict.fromkeys(fact for opinion in one.advice.opinions for fact in opinion.deciding if fact.told_by.zh)
    for fact in told:
        yield Text(f"事实：{fact.statement.zh}（{fact.told_by.zh}）", f"fact: {fact.statement.en} ({fact.told_by.en})")
    for opinion in one.advice.of(Result.NONE):
        title, sure = opinion.conclusion.title, confidence_of(opinion.conclusion)
        yield Text(f"{title.zh}（{sure.zh}）", f"{title.en} ({sure.en})")
    for question in one.advice.questions if one.clear else ():
        reason = Text(f"（{question.reason.zh}）", f" ({question.reason.en})") if question.reason.zh else _BLANK
        yield Text(f"待确认：{question.text.zh}{reason.zh}", f"open: {question.text.en}{reason.en}")


def _approvals(approvals: Iterable[Approval], claims: _Claims) -> Iterator[Text]:
    for approval in approvals:
        yield from _approval(approval)
        yield from claims.lines(approval.sector.disputes)


def _approval(approval: Approval) -> Iterator[Text]:
    sector, state = approval.sector, approval.state
    doubt = _BLANK if approval.certain else Text("（须先确认是否涉及）", " (find out first whether it is touched)")
    yield Text(f"  · {sector.title.zh}{doubt.zh}", f"  · {sector.title.en}{doubt.en}")
    yield Text(f"      指向：{approval.told_by.zh}", f"      pointed to by: {approval.told_by.en}")
    yield Text(f"      主管：{sector.authority.zh}", f"      authority: {sector.authority.en}")
    if state is None:
        yield Text("      当日的规定未读，请问主管部门", "      the law of that day was not read: ask that authority")
        return
    word, basis, since = STATES[state.state], _source(state.citation), _since(state)
    yield Text(f"      {word.zh}：{state.paper.zh}（{since.zh}）", f"      {word.en}: {state.paper.en} ({since.en})")
    yield Text(f"      依据：{basis.zh}", f"      basis: {basis.en}")


def _since(state: DatedState) -> Text:
    if state.since is None:
        return Text("起始日期未核实", "first day not verified")
    return Text(f"自 {state.since} 起", f"since {state.since}")


def _questions(questions: Iterable[Question]) -> Iterator[Text]:
    """Yield the questions below the reason they share."""
    for reason, group in groupby(questions, key=lambda question: question.reason):
        if reason.zh:
            yield Text(f"  {reason.zh}：", f"  {reason.en}:")
        for question in group:
            stake = _stake(question)
            yield Text(f"  · {question.text.zh}{stake.zh}", f"  · {question.text.en}{stake.en}")


def _stake(question: Question) -> Text:
    weighty = [row for row in question.at_stake if row.result not in (Result.NOTE, Result.NONE)]
    names = list(dict.fromkeys(label(row) for row in weighty or question.at_stake))
    if not names:
        return _BLANK
    named, more = names[:_NAMED], len(names) - _NAMED
    rest = Text(f"等 {len(names)} 项", f" and {more} more") if more > 0 else _BLANK
    return Text(
        f"（关系到：{'、'.join(name.zh for name in named)}{rest.zh}）",
        f" (at stake: {', '.join(name.en for name in named)}{rest.en})",
    )


def _comparisons(comparisons: Iterable[Comparison]) -> Iterator[Text]:
    for one in comparisons:
        word = STANDINGS[one.standing]
        yield Text(
            f"  [{word.zh}] {one.subject.zh}：{one.message.zh}", f"  [{word.en}] {one.subject.en}: {one.message.en}"
        )
