"""Run every rule against its case file: one file per rule, base.yaml changed by a few fields per case."""

import copy
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier.case import Case, open_case
from dossier.checks.after import run_after
from dossier.checks.run import comes_after, reads_texts, run_checks
from dossier.checks.texts.run import run_text_checks
from dossier.documents.compose import compose
from dossier.documents.passages import document_text
from dossier.facts.amended import Amended, FileChange
from dossier.finding import Finding, Outcome
from dossier.materials.select import select
from dossier.profile.load import parse_profile
from dossier.profile.source import read_path
from dossier.rulebook.load import load_law
from dossier.rulebook.model import Law, Rule, Rulebook
from dossier.rulebook.places import find_province
from dossier.rulebook.resolve import resolve
from dossier.values.passage import DocumentText, Passage
from tests.evidence.samples import SAMPLES
from tests.evidence.scans import SCANS
from tests.support.papers import PAPERS

HERE = Path(__file__).parent
BASE = HERE / "base.yaml"
WORST_FIRST = (Outcome.ERROR, Outcome.FAIL, Outcome.UNKNOWN, Outcome.PASS, Outcome.NOT_APPLICABLE)
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


@dataclass(frozen=True)
class Example:
    """One case of a case file."""

    rule: str
    name: str
    entry: Mapping[str, Any]


def examples() -> Iterator[Example]:
    for path in sorted(HERE.glob("*.yaml")):
        if path != BASE:
            content = read(path)
            yield from (Example(content["rule"], entry["name"], entry) for entry in content["cases"])


def read(path: Path) -> Any:
    """Return YAML with every scalar as text, which is how profiles are read too."""
    return yaml.load(path.read_text("utf-8"), Loader=_LOADER)


@cache
def law() -> Law:
    return load_law()


@cache
def rulebook(province: str, day: date) -> Rulebook:
    place = find_province(law(), province)
    return resolve(law(), place.code, day, place.office)


@cache
def base() -> Any:
    return read(BASE)


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder with a good file for each piece of evidence that base.yaml lists."""
    folder = tmp_path_factory.mktemp("workspace")
    for item in base()["evidence"]:
        write_file(folder / item["file"], "ok-pdf")
    return folder


def write_file(path: Path, content: str) -> None:
    """Write one of the samples or base.yaml, or make the path absent, a folder, or a link out of the workspace."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    if content == "folder":
        path.mkdir()
    elif content == "link-outside":
        path.symlink_to(BASE)
    elif content == "base-profile":
        shutil.copyfile(BASE, path)
    elif content != "absent":
        path.write_bytes((SAMPLES | SCANS | PAPERS)[content]())
    if content == "ok-pdf":  # no two files of a workspace are the same
        with path.open("ab") as file:
            file.write(f"% {path.name}\n".encode())


def changed(workspace: Path, files: Mapping[str, str], folder: Path) -> Path:
    """Return the workspace, or a copy in which some files are different."""
    if not files:
        return workspace
    shutil.copytree(workspace, folder / "workspace")
    for name, content in files.items():
        write_file(folder / "workspace" / name, content)
    return folder / "workspace"


def make_case(entry: Mapping[str, Any], folder: Path) -> Case:
    tree = copy.deepcopy(base())
    for path, value in entry.get("set", {}).items():
        put(tree, read_path(path), value)
    for path in entry.get("remove", []):
        drop(tree, read_path(path))
    text = yaml.dump(tree, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=10_000)
    day = date.fromisoformat(entry.get("as_of", "2026-11-21"))
    case = open_case(parse_profile(text, folder / "profile.yaml"), rulebook(entry.get("province", "北京"), day), day)
    return replace(case, amended=amended(entry["amended"])) if "amended" in entry else case


def amended(entry: Mapping[str, Any]) -> Amended:
    """Return what a correction changes; ``changes`` are written as kind, material and title, files and remarks."""
    changes = tuple(
        FileChange(
            one["kind"], one["material"], one["title"], "", tuple(one.get("files", ())),
            remarks=tuple(int(number) for number in one.get("remarks", ())),
        )
        for one in entry["changes"]
    )  # fmt: skip
    return Amended("青禾示例-首次", "0" * 64, date(2026, 10, 20), False, changes)


def put(tree: Any, path: tuple[str | int, ...], value: Any) -> None:
    """Set a field; groups on the way are made, and a list grows by the item after its last one."""
    for step, following in pairwise(path):
        tree = child(tree, step, [] if isinstance(following, int) else {})
    child(tree, path[-1], None)
    tree[path[-1]] = value


def child(tree: Any, step: str | int, empty: Any) -> Any:
    if isinstance(step, int) and step == len(tree):
        tree.append(empty)
    elif isinstance(step, str):
        tree.setdefault(step, empty)
    return tree[step]


def drop(tree: Any, path: tuple[str | int, ...]) -> None:
    for step in path[:-1]:
        tree = tree[step]
    del tree[path[-1]]


def findings_of(case: Case, code: str, entry: Mapping[str, Any]) -> list[Finding]:
    one = only(case, code)
    return [item for item in all_findings(one, *texts(one, entry)) if item.code == code]


def all_findings(case: Case, written: list[DocumentText], unwritten: list[DocumentText]) -> list[Finding]:
    """Return what all rules of a case say, in the order of a check."""
    findings = [*run_checks(case), *run_text_checks(case, written, unwritten)]
    return [*findings, *run_after(case, findings)]


def texts(case: Case, entry: Mapping[str, Any]) -> tuple[list[DocumentText], list[DocumentText]]:
    """Return the documents a case file spells out, heading by heading; else those the profile itself gives."""
    if not any(reads_texts(rule) for rule in case.rulebook.rules):
        return [], []
    if "texts" in entry or "unwritten" in entry:
        written = [document(case, code, content) for code, content in entry.get("texts", {}).items()]
        return written, [document(case, code, {}) for code in entry.get("unwritten", [])]
    written, unwritten = compose(case, tuple(one.material for one in select(case) if one.to_write), draft=True)
    lacking = {one.material.code for one in unwritten}
    return [document_text(one) for one in written], [document(case, code, {}) for code in sorted(lacking)]


def document(case: Case, code: str, content: Mapping[str, list[str]]) -> DocumentText:
    title = next(material.title.zh for material in case.rulebook.materials if material.code == code)
    passages = (Passage(heading, text) for heading, lines in content.items() for text in lines)
    return DocumentText(code, title, tuple(passages))


def only(case: Case, code: str) -> Case:
    """Return the case under this one rule, so that a test costs one check; rules about findings also need those named."""
    rules = tuple(rule for rule in case.rulebook.rules if rule.code == code)
    if any(comes_after(rule) for rule in rules):
        wanted = {code, *named(case, code)}
        rules = tuple(rule for rule in case.rulebook.rules if {rule.code, rule.name} & wanted)
    return replace(case, rulebook=case.rulebook._replace(rules=rules))


def named(case: Case, code: str) -> Iterator[str]:
    """Yield the rules that a rule about findings needs: those the profile names, and one to be nearest to a wrong name."""
    yield "D02"
    yield from case.profile.application.strict_rules or ()
    yield from (one.rule for one in case.profile.overrides or ())
    if code == "P05":
        yield from (one.rule for one in case.profile.confirmations or ())


def overall(findings: list[Finding]) -> Outcome:
    outcomes = {finding.outcome for finding in findings}
    return next(outcome for outcome in WORST_FIRST if outcome in outcomes)


def fits(finding: Finding, wanted: Mapping[str, str]) -> bool:
    said = f"{finding.message.zh}\n{finding.message.en}"
    return (
        finding.outcome == wanted["outcome"]
        and finding.subject == wanted.get("subject", finding.subject)
        and finding.severity == wanted.get("severity", finding.severity)
        and wanted.get("says", "") in said
        and wanted.get("fix", "") in f"{finding.fix.zh}\n{finding.fix.en}"
    )


def shown(findings: list[Finding]) -> str:
    lines = [
        f"{item.outcome} {item.severity} {item.subject}: {item.message.zh} | {item.message.en}" for item in findings
    ]
    return "\n".join(lines)


EXAMPLES = list(examples())


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{example.rule}-{example.name}" for example in EXAMPLES])
def test_the_rule_says_what_its_case_file_expects(example: Example, workspace: Path, tmp_path: Path) -> None:
    folder = changed(workspace, example.entry.get("files", {}), tmp_path)
    findings = findings_of(make_case(example.entry, folder), example.rule, example.entry)
    assert_expected(example, findings)


def assert_expected(example: Example, findings: list[Finding]) -> None:
    """Hold what the rule said against what the case file expects."""
    assert findings, f"{example.rule} is not in the rulebook"
    expected = example.entry["expect"]
    wanted = {"outcome": expected} if isinstance(expected, str) else expected
    assert overall(findings) == wanted["outcome"], shown(findings)
    assert any(fits(finding, wanted) for finding in findings), shown(findings)
    for finding in findings:
        assert_well_formed(finding)


def assert_well_formed(finding: Finding) -> None:
    assert finding.outcome is not Outcome.ERROR, finding.message
    for text in (finding.message, finding.fix, finding.subject_title, finding.title):
        assert text.zh.strip()
        assert text.en.strip()
        assert "{" not in text.zh + text.en, text
    assert finding.citation is not None
    assert finding.citation.instrument
    assert finding.location is not None
    assert finding.subject_title.zh != finding.subject or finding.outcome is not Outcome.UNKNOWN


def rules() -> dict[str, Rule]:
    places = (entry.rules for entry in law().provinces.values())
    return {entry.rule.code: entry.rule for group in (law().rules, *places) for entry in group}


def outcomes_tried(code: str) -> set[str]:
    expected = [example.entry["expect"] for example in EXAMPLES if example.rule == code]
    return {item if isinstance(item, str) else item["outcome"] for item in expected}


@pytest.mark.parametrize("code", sorted(rules()))
def test_every_rule_has_a_case_file_that_tries_success_and_failure(code: str) -> None:
    assert (HERE / f"{code}.yaml").exists()
    assert outcomes_tried(code) >= {"pass", "fail"}


def test_every_case_file_belongs_to_a_rule_and_is_named_after_it() -> None:
    for path in sorted(HERE.glob("*.yaml")):
        if path != BASE:
            assert path.stem == read(path)["rule"]
            assert path.stem in rules()


def test_the_base_profile_passes_every_rule(workspace: Path) -> None:
    case = make_case({}, workspace)
    findings = all_findings(case, *texts(case, {}))
    wrong = [item for item in findings if item.outcome not in (Outcome.PASS, Outcome.NOT_APPLICABLE) and not item.later]
    assert not wrong, shown(wrong)


def test_every_rule_yields_a_finding_for_an_almost_empty_profile() -> None:
    text = "company: {name: 示例公司}\napplication: {action: 新办, categories: [B25]}\n"
    day = date(2026, 11, 21)
    case = open_case(parse_profile(text, BASE), rulebook("北京", day), day)
    findings = run_checks(case)
    findings += run_after(case, findings)
    assert {item.code for item in findings} == {
        rule.code for rule in rulebook("北京", day).rules if not reads_texts(rule)
    }
    for finding in findings:
        assert_well_formed(finding)
        assert finding.outcome is not Outcome.PASS or finding.code in PASS_ON_ALMOST_NOTHING, shown([finding])


PASS_ON_ALMOST_NOTHING: frozenset[str] = frozenset()
"""Rules that a name, an action and a category alone can satisfy."""
