"""Read single values from the text of a profile; a stored schema refers to these and to nothing else."""

from collections.abc import Callable
from dataclasses import dataclass

from pydantic_core import PydanticCustomError, core_schema

from dossier.text import Text
from dossier.values.problem import ValueProblem


@dataclass(frozen=True)
class Reader:
    """Read one value from its text; a class and not a closure, so that a built schema can be stored."""

    parse: Callable[[str], object]
    """Raises ``ValueProblem`` when the text is not such a value."""
    notation: str
    """What editors may accept: ``text``, ``code`` (text or whole number) or ``number``."""

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> core_schema.CoreSchema:
        """Read the whole value by ourselves, whatever the annotated type."""
        return core_schema.no_info_plain_validator_function(self)

    def __call__(self, value: object) -> object:
        """Return the value, or fail with what is wrong and what would be right, in both languages."""
        if not isinstance(value, str):
            raise _custom(
                Text("：这里应是一个值", "a single value is expected here"), Text("写成 键: 值", "write key: value")
            )
        try:
            return self.parse(value)
        except ValueProblem as problem:
            raise _custom(problem.wrong, problem.right) from None


def _custom(wrong: Text, right: Text) -> PydanticCustomError:
    context = {"zh": wrong.zh, "en": wrong.en, "right_zh": right.zh, "right_en": right.en}
    return PydanticCustomError("dossier_value", "{zh}", context)


_FLAGS = {"是": True, "有": True, "否": False, "无": False}


class FlagReader:
    """Read 是 and 否 as truth values; pydantic itself reads true, false, yes and no."""

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> core_schema.CoreSchema:
        """Translate first, then read a truth value."""
        return core_schema.no_info_before_validator_function(_read_flag, core_schema.bool_schema())


def _read_flag(value: object) -> object:
    return _FLAGS.get(value.strip(), value) if isinstance(value, str) else value
