"""Prepare what both sides are handed: the example's context for ours, a template of the same text for the peer."""

import json
import pickle
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

from dossier.case import Case
from dossier.checks.run import run_checks
from dossier.composing import compose_case
from dossier.documents.compose import Written, library
from dossier.documents.context import build_context
from dossier.documents.drawing import Drawing
from dossier.documents.render import DocumentProperties, render_document
from dossier.materials.folders import FOLDERS
from dossier.pipeline import open_profile
from dossier.profile.facts import Facts
from tests.bench.peer import Peer, make_peer, visible_text
from tests.bench.work import PROFILE


def prepare(folder: Path) -> list[tuple[str, Peer]]:
    """Write one docxtpl template and its context for each of our documents, and prove that the text is the same."""
    case = open_profile(PROFILE)
    written = compose_case(case, draft=False).written
    _store_context(folder, case, [one.chain for one in written])
    _store_set(folder, case, written)
    values = [escape(text) for text in _texts(case.profile)]
    return [(one.material.code, _peer(folder, one, values)) for one in written]


def _peer(folder: Path, one: Written, values: list[str]) -> Peer:
    from docxtpl import DocxTemplate

    peer = make_peer(one.document.data, values)
    template = folder / f"{one.material.code}.docx"
    template.write_bytes(peer.template)
    template.with_suffix(".json").write_text(json.dumps(peer.context, ensure_ascii=False))
    rendered = folder / "check.bin"
    made = DocxTemplate(template)
    made.render(peer.context, autoescape=True)
    made.save(rendered)
    same = visible_text(rendered.read_bytes()) == visible_text(one.document.data)
    rendered.unlink()
    if not same:
        raise SystemExit(f"{one.material.code}: the peer's text differs")
    return peer


def _store_context(folder: Path, case: Case, chains: list[str]) -> None:
    """Write the context of our side, with the answers its functions give while all documents are rendered."""
    context = build_context(case)
    answers: dict[str, dict[object, object]] = {name: {} for name, value in context.items() if callable(value)}

    def recording(name: str, function: Callable[..., object]) -> Callable[..., object]:
        def answer(*arguments: object) -> object:
            return answers[name].setdefault(arguments, _bare(function(*arguments)))

        return answer

    recorder = {name: recording(name, context[name]) for name in answers}
    properties = DocumentProperties(author="x", header="x", draft=False, timestamp=datetime(2026, 12, 1))
    for chain in chains:
        render_document(library(), chain, {**context, **recorder}, properties)
    facts = {name: value for name, value in context.items() if name not in answers}
    (folder / "context.bin").write_bytes(pickle.dumps((chains, facts, answers)))


def _bare(answer: object) -> object:
    """The peer's template holds drawings and not what they were drawn from."""
    return replace(answer, source=()) if isinstance(answer, Drawing) else answer


def _store_set(folder: Path, case: Case, written: tuple[Written, ...]) -> None:
    """Write what the workbooks are made from: the case, the findings, and the files of the package."""
    paths = [f"{FOLDERS[one.material.form]}/{one.material.title.zh}.docx" for one in written]
    places = {one.material.code: [path] for one, path in zip(written, paths, strict=True)}
    facts = {path: (None, len(one.document.data)) for one, path in zip(written, paths, strict=True)}
    signed = {
        path: tuple((place.kind, place.label, place.value) for place in one.document.signatures)
        for one, path in zip(written, paths, strict=True)
    }
    findings = run_checks(case)
    stored = (case.loaded, case.rulebook, case.as_of, findings, paths, places, facts, signed)
    (folder / "set.bin").write_bytes(pickle.dumps(stored))


def _texts(value: object) -> list[str]:
    if isinstance(value, Facts):
        return [text for _, inner in value for text in _texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _texts(inner)]
    return [value] if isinstance(value, str) and "\n" not in value else []
