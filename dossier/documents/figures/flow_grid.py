"""Give each step of a process a column and a row."""

from collections.abc import Mapping, Sequence

from dossier.documents.figures.model import FlowStep

Cell = tuple[int, int]
"""Column and row, counted from the upper left."""


def lanes_of(steps: Sequence[FlowStep]) -> tuple[str, ...]:
    """Return the lanes in order of appearance, none unless every step has one."""
    lanes = tuple(dict.fromkeys(step.lane for step in steps))
    return lanes if all(lanes) and len(lanes) > 1 else ()


def column_cells(steps: Sequence[FlowStep], most_rows: int) -> dict[str, Cell]:
    """Return cells with the main way in even columns of at most ``most_rows`` and side steps to the right of it."""
    by_id = {step.id: step for step in steps}
    spine = _chain(steps[0].id, by_id, set())
    columns = -(-len(spine) // most_rows)
    each = -(-len(spine) // columns)
    cells = {name: (number // each * 2, number % each) for number, name in enumerate(spine)}
    for step in steps:
        if step.id not in cells:
            _place_aside(step.id, cells, by_id)
    return _without_empty_columns(cells)


def _chain(start: str, by_id: Mapping[str, FlowStep], seen: set[str]) -> list[str]:
    """Return the steps from ``start`` on along the first ways on, up to the end or a step already seen."""
    chain: list[str] = []
    name: str | None = start
    while name is not None and name not in seen:
        chain.append(name)
        seen.add(name)
        following = by_id[name].next
        name = following[0][0] if following else None
    return chain


def _place_aside(name: str, cells: dict[str, Cell], by_id: Mapping[str, FlowStep]) -> None:
    """Put a step beside the placed step that leads to it, and its followers below."""
    before = [cells[each.id] for each in by_id.values() if each.id in cells and name in dict(each.next)]
    column, row = before[0] if before else (0, 0)
    column += 1 - column % 2
    for follower in _chain(name, by_id, set(cells)):
        while (column, row) in cells.values():
            row += 1
        cells[follower] = (column, row)
        row += 1


def _without_empty_columns(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    used = sorted({column for column, _ in cells.values()})
    return {name: (used.index(column), row) for name, (column, row) in cells.items()}


def lane_cells(steps: Sequence[FlowStep]) -> dict[str, Cell]:
    """Return cells with one column for each lane; a step to the right of the one before it shares its row."""
    lanes = lanes_of(steps)
    cells: dict[str, Cell] = {}
    for step in steps:
        column = lanes.index(step.lane)
        before = [cells[each.id] for each in steps if each.id in cells and step.id in dict(each.next)]
        cells[step.id] = (column, _row(column, before, set(cells.values())))
    return cells


def _row(column: int, before: Sequence[Cell], taken: set[Cell]) -> int:
    if not before:
        return max((row for _, row in taken), default=-1) + 1
    last_column, last_row = max(before, key=lambda cell: (cell[1], cell[0]))
    between = {(each, last_row) for each in range(last_column + 1, column + 1)}
    if column > last_column and not between & taken:
        return last_row
    row = last_row + 1
    while (column, row) in taken:
        row += 1
    return row
