"""Show rules with their requirement, their law and how sure we are."""

from collections.abc import Iterator
from datetime import date

import click

from dossier.cli.options import as_of_option
from dossier.errors import UsageError
from dossier.reports.province import province_status
from dossier.reports.words import CONFIDENCE, source
from dossier.rulebook.cache import open_law
from dossier.rulebook.model import DatedValue, Hint, Requirement, Rule, Rulebook
from dossier.rulebook.places import find_province
from dossier.rulebook.resolve import resolve
from dossier.text import Language, Text


@click.command("rules")
@click.argument("code", required=False)
@click.option("--province", default="北京", help="省份 / province")
@as_of_option
@click.pass_obj
def command(language: Language, code: str | None, province: str, as_of: date | None) -> int:
    """查看全部规则，或一条规则（例：dossier rules A02） · Show all rules or one."""
    law = open_law()
    book = resolve(law, find_province(law, province).code, as_of or date.today())
    for line in _one(book, code) if code else _all(book):
        click.echo(line.pick(language))
    return 0


def _all(book: Rulebook) -> Iterator[Text]:
    yield _head(book)
    for rule in book.rules:
        confidence = CONFIDENCE[rule.citation.confidence]
        yield Text(
            f"{rule.code}  {rule.severity.value:<6} {rule.title.zh}（{confidence.zh}）",
            f"{rule.code}  {rule.severity.value:<6} {rule.title.en} ({confidence.en})",
        )
    yield from _statements(book.requirements, Text("主管部门要求", "stated by the authority"))
    yield from _statements(book.hints, Text("仅供参考，不作为规则", "hints, never enforced"))


def _head(book: Rulebook) -> Text:
    place, status = book.province, province_status(book.province)
    return Text(
        f"{place.authority} · {book.as_of} · {status.zh}",
        f"{place.authority} · {book.as_of} · {status.en}",
    )


def _statements(statements: tuple[Requirement | Hint, ...], title: Text) -> Iterator[Text]:
    if statements:
        yield Text("", "")
        yield Text(f"{title.zh}：", f"{title.en}:")
    for one in statements:
        basis = source(one.citation)
        yield Text(f"  · {one.text.zh} —— {basis.zh}", f"  · {one.text.en} — {basis.en}")


def _one(book: Rulebook, code: str) -> Iterator[Text]:
    rule = next((rule for rule in book.rules if code.upper() == rule.code or code == rule.name), None)
    if rule is None:
        raise UsageError(
            Text(f"没有规则“{code}”", f"there is no rule {code}"),
            hint=Text("dossier rules 列出全部规则", "dossier rules lists all"),
        )
    yield _head(book)
    yield from _details(rule)
    for key in rule.value_keys:
        if (value := book.values.get(key)) is not None:
            yield _value(key, value)


def _details(rule: Rule) -> Iterator[Text]:
    yield Text(f"{rule.code} {rule.name}  {rule.title.zh}", f"{rule.code} {rule.name}  {rule.title.en}")
    yield rule.why
    basis = source(rule.citation)
    yield Text(f"依据：{basis.zh}", f"basis: {basis.en}")
    if rule.citation.note:
        yield Text(f"说明：{rule.citation.note}", f"note: {rule.citation.note}")
    yield Text(f"处理：{rule.fix.zh}", f"what to do: {rule.fix.en}")


def _value(key: str, value: DatedValue) -> Text:
    until = Text("", "") if value.until is None else Text(f" 至 {value.until}", f" until {value.until}")
    basis = source(value.citation)
    return Text(
        f"数值 {key} = {value.value} {value.unit}，自 {value.since}{until.zh}；{basis.zh}",
        f"value {key} = {value.value} {value.unit}, since {value.since}{until.en}; {basis.en}",
    )
