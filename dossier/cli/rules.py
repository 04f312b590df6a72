"""Show rules with their requirement, their law and how sure we are; with a province, what it changes."""

from collections.abc import Iterator
from datetime import date

import click

from dossier.cli.options import as_of_option
from dossier.compare.differences import differences
from dossier.compare.rules import change_lines, find_rule, rule_changes
from dossier.compare.sides import Side, national_side, province_side
from dossier.compare.text import difference_lines
from dossier.compare.words import authority, coverage_lines, equality
from dossier.reports.province import status_words
from dossier.reports.rule_text import rule_details, rule_line, statement_lines
from dossier.rulebook.cache import open_law
from dossier.rulebook.model import Law
from dossier.rulebook.places import find_province
from dossier.rulebook.resolve import said_on
from dossier.rulebook.vocabulary import ProvinceStatus
from dossier.text import Language, Text


@click.command("rules")
@click.argument("code", required=False)
@click.option("--province", help="省份：只列该省的改动 / province: what it changes")
@as_of_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式 / output")
@click.pass_obj
def command(language: Language, code: str | None, province: str | None, as_of: date | None, form: str) -> int:
    """查看全国规则、某省的改动，或一条规则（例：dossier rules A02） · Show rules, what a province changes, or one rule."""
    law, day = open_law(), as_of or date.today()
    national = national_side(law, day)
    local = None if province is None else province_side(law, find_province(law, province), day)
    if form == "json":
        click.echo(_json(law, national, local, code, day), nl=False)
        return 0
    for line in _lines(law, national, local, code, day):
        click.echo(line.pick(language))
    return 0


def _lines(law: Law, national: Side, local: Side | None, code: str | None, day: date) -> Iterator[Text]:
    if code is not None:
        return _one(law, national, local, code, day)
    return _national(law, national, day) if local is None else _province(national, local, day)


def _national(law: Law, national: Side, day: date) -> Iterator[Text]:
    yield Text(
        f"全国规则（按 {day} 的规定；没有指定省份，各省的改动：dossier rules --province 贵州）",
        f"National rules as of {day} (no province was named; what one changes: dossier rules --province 贵州)",
    )
    yield from (rule_line(rule) for rule in national.rules.values())
    yield from _local_rules(law, day)
    stated, hints = ([one for one in all_of_it if said_on(one, day)] for all_of_it in (law.requirements, law.hints))
    yield from statement_lines(
        Text("主管部门的其他要求（请人工核对）", "Also stated by the authority (check by hand)"), stated
    )
    yield from statement_lines(Text("仅供参考，不作为规则", "Hints, never enforced"), hints)
    yield Text("", "")
    yield Text("各省要求的核实情况：", "How far the provinces are known:")
    yield from _known(law)


def _local_rules(law: Law, day: date) -> Iterator[Text]:
    """Yield the rules that hold in one province only, and how many rules there are in all."""
    places = [(one, province_side(law, one.province, day)) for one in law.provinces.values() if one.rules]
    local = [(side.name, side.rules[entry.rule.code]) for one, side in places for entry in one.rules]
    yield Text("", "")
    yield Text(
        f"只在个别省适用的规则（{len(local)} 条；连同全国规则 {len(law.rules)} 条，共 {len(law.rules) + len(local)} 条）：",
        f"Rules of one province only ({len(local)}; with the {len(law.rules)} national ones {len(law.rules) + len(local)} in all):",
    )
    for place, rule in local:
        line = rule_line(rule)
        yield Text(f"  {place.zh}  {line.zh}", f"  {place.en}  {line.en}")


def _known(law: Law) -> Iterator[Text]:
    for status in ProvinceStatus:
        places = [entry.province for entry in law.provinces.values() if entry.province.status is status]
        words = status_words(status)
        if places:
            yield Text(
                f"  {words.zh}（{len(places)}）：{'、'.join(place.short for place in places)}",
                f"  {words.en} ({len(places)}): {', '.join(place.pinyin.capitalize() for place in places)}",
            )


def _province(national: Side, local: Side, day: date) -> Iterator[Text]:
    yield from _head(local, day)
    yield Text("", "")
    yield Text(
        "以下只列与全国要求不同之处；全部规则：dossier rules",
        "Only what differs from the nation follows; all rules: dossier rules",
    )
    yield equality(national, local)
    yield from difference_lines(national, local, differences(national, local))


def _head(local: Side, day: date) -> Iterator[Text]:
    if local.province is not None and local.coverage is not None:
        who = authority(local.province)
        yield Text(f"{who.zh} · 按 {day} 的规定", f"{who.en} · as of {day}")
        yield from coverage_lines(local.province, local.coverage)


def _one(law: Law, national: Side, local: Side | None, code: str, day: date) -> Iterator[Text]:
    others = _all(law, day) if local is None else []
    side, rule = find_rule(code, *([national, *others] if local is None else [local]))
    yield from _head(side, day) if side.province else [_everywhere(day)]
    yield Text("", "")
    yield from rule_details(rule, side.values, side.titles)
    if side.province is None:
        yield from _elsewhere(national, others, code)


def _everywhere(day: date) -> Text:
    return Text(f"全国规则（按 {day} 的规定）", f"National rule as of {day}")


def _all(law: Law, day: date) -> list[Side]:
    return [province_side(law, entry.province, day) for entry in law.provinces.values()]


def _elsewhere(national: Side, others: list[Side], code: str) -> Iterator[Text]:
    """Yield the provinces that are known to differ in a national rule."""
    _, rule = find_rule(code, national)
    found = [line for side in others for line in change_lines(side, rule_changes(national, side, rule))]
    yield Text("", "")
    if found:
        yield Text(
            "已知有不同要求的省（其他省未必相同）：", "Provinces known to differ (others are not thereby the same):"
        )
        yield from found
    else:
        yield Text(
            "没有读到哪个省另有不同要求（不等于各省相同）。",
            "No province is known to differ; that does not make all the same.",
        )


def _json(law: Law, national: Side, local: Side | None, code: str | None, day: date) -> str:
    from dossier.compare.rules_json import render_json

    side = local or national
    rules, changes = tuple(side.rules.values()), () if local is None else differences(national, local)
    if code is not None:
        side, rule = find_rule(code, *([local] if local else [national, *_all(law, day)]))
        rules, changes = (rule,), rule_changes(national, side, rule)
    return render_json(law, side, rules, changes, day)
