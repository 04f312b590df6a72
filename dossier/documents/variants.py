"""Check the blocks of a variant against those of the templates it extends."""

from collections.abc import Mapping
from typing import NoReturn

from dossier.documents.events import BlockKind, BlockSpec
from dossier.documents.problems import did_you_mean, fail
from dossier.documents.tags import Tag
from dossier.text import Text

_NAMES: Mapping[BlockKind, Text] = {
    "inline": Text("句内", "part of a sentence"),
    "flow": Text("整段", "whole paragraphs"),
    "rows": Text("表格的行", "table rows"),
}


class Blocks:
    """The blocks one file defines; ``parents`` is what the templates it extends say about theirs."""

    def __init__(self, file: str, parents: Mapping[str, BlockSpec] | None) -> None:
        self.file = file
        self.parents = parents
        self.defined: dict[str, BlockSpec] = {}

    @property
    def is_variant(self) -> bool:
        """Whether the file extends another."""
        return self.parents is not None

    def define(self, tag: Tag, spec: BlockSpec) -> None:
        """Note a block; an inherited one must be of the same kind."""
        if not tag.argument:
            fail(self._at(tag), "block 须有名称", "a block needs a name")
        self.same_kind(tag, (self.parents or {}).get(tag.argument), spec.kind)
        self.defined[tag.argument] = spec

    def inherited(self, tag: Tag, outermost: bool) -> BlockSpec | None:
        """Return what the parents say about a block; an outermost block of a variant must exist there."""
        if self.parents is None:
            return None
        spec = self.parents.get(tag.argument)
        if spec is None and outermost:
            fail(self._at(tag), f"上级模板没有 block {tag.argument}", f"the parent has no block {tag.argument}",
                 did_you_mean(tag.argument, self.parents))  # fmt: skip
        return spec

    def same_kind(self, tag: Tag, inherited: BlockSpec | None, kind: BlockKind) -> None:
        """Refuse a block that is a phrase here and paragraphs in the parent, and so on."""
        if inherited is None or inherited.kind == kind:
            return
        theirs, ours = _NAMES[inherited.kind], _NAMES[kind]
        hint = Text(f"上级模板见 {inherited.where}", f"the parent's block is at {inherited.where}")
        fail(self._at(tag), f"block {tag.argument} 在上级模板中是{theirs.zh}，这里写成了{ours.zh}",
             f"block {tag.argument} is {theirs.en} in the parent, here it is {ours.en}", hint)  # fmt: skip

    def _at(self, tag: Tag) -> str:
        return f"{self.file}:{tag.line}"


def refuse_outside(where: str) -> NoReturn:
    """Refuse content outside the blocks of a variant, which Jinja would drop without a word."""
    hint = Text("请放进某个 {% block %}", "put it into a {% block %}")
    fail(where, "block 之外的内容会被上级模板忽略", "the parent would ignore what stands outside blocks", hint)
