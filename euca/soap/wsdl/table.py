"""Reads a table of versions (`wsdl/*-versions.tsv`) and holds it against the WSDL that it speaks of."""

from collections.abc import Mapping

from euca.soap.codec.versions import FIRST, NAMESPACE, OPERATION, VERSION, Row, Versions
from euca.soap.wsdl.model import ComplexType, Declaration, Definition, WsdlError

HEADER = ("type", "element", "versions", "occurrence", "name", "after", "default")
_OCCURRENCES = ("", "required", "optional", "absent")


def read_table(text: str, file: str, definition: Definition) -> Versions:
    """The versions of a definition.

    The text is tab-separated with `HEADER` as its first line; see `Row` for the columns, which may be left out at
    the end. Rows `@version <date>` name what is served, the newest last, and rows `@namespace <name> <namespace>` what is no date. Raises
    `WsdlError` with the line.
    """
    served: list[str] = []
    others: dict[str, str] = {}
    rows: list[tuple[int, Row]] = []
    header = False
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            if tuple(cells) != HEADER:
                raise WsdlError(file, number, f"the first line must be {' '.join(HEADER)}")
            header = True
        elif cells[0] == VERSION:
            served.append(cells[1].strip() if len(cells) > 1 else "")
        elif cells[0] == NAMESPACE:
            if len(cells) != 3 or not all(cells):
                raise WsdlError(file, number, f"{NAMESPACE} needs a name and a namespace")
            others[cells[1]] = cells[2]
        else:
            rows.append((number, _row(cells, file, number)))
    try:
        versions = Versions(tuple(served), definition.namespace, tuple(row for _, row in rows), others)
    except ValueError as error:
        raise WsdlError(file, 1, str(error)) from None
    for number, row in rows:
        _check_row(row, number, file, definition)
    _check_overlaps(rows, versions, file)
    _check_names(rows, versions, file, definition.types)
    return versions


def _row(cells: list[str], file: str, number: int) -> Row:
    if not 2 <= len(cells) <= len(HEADER):
        raise WsdlError(file, number, f"{len(cells)} columns, where 2 to {len(HEADER)} are expected")
    row = Row(*(cell.strip() for cell in cells))
    if row.default == "":
        return row._replace(default=None)
    return row._replace(default="") if row.default == '""' else row


def _check_row(row: Row, number: int, file: str, definition: Definition) -> None:
    if row.occurrence not in _OCCURRENCES:
        raise WsdlError(file, number, f"occurrence is {row.occurrence!r}, not required, optional or absent")
    if row.type == OPERATION:
        if row.element not in definition.operations:
            raise WsdlError(file, number, f"there is no operation {row.element}")
        if row.occurrence != "absent" or row.name or row.after or row.default is not None:
            raise WsdlError(file, number, "an operation can only be absent")
        return
    if row.type not in definition.types:
        raise WsdlError(file, number, f"there is no type {row.type}")
    fields = {field.name: field for field in definition.types[row.type].fields if not field.attribute}
    if row.element not in fields:
        raise WsdlError(file, number, f"{row.type} itself has no element {row.element}")
    if row.after and row.after not in (*fields, FIRST):
        raise WsdlError(file, number, f"{row.type} itself has no element {row.after} to follow")
    if row.after == row.element:
        raise WsdlError(file, number, "an element cannot follow itself")
    field = fields[row.element]
    if field.choice and row.occurrence in ("required", "optional"):
        raise WsdlError(file, number, "a member of a choice is never required or optional by itself")
    if row.default is not None and (field.is_complex or field.is_array or row.occurrence != "required"):
        raise WsdlError(file, number, "a default is for a required element of a simple type")


def _check_overlaps(rows: list[tuple[int, Row]], versions: Versions, file: str) -> None:
    seen: dict[tuple[str, str, str], int] = {}
    for number, row in rows:
        for version in versions.all:
            if row.holds(version):
                key = (row.type, row.element, version)
                if key in seen:
                    raise WsdlError(file, number, f"line {seen[key]} speaks of {row.element} in {version} too")
                seen[key] = number


def _check_names(rows: list[tuple[int, Row]], versions: Versions, file: str, types: Mapping[str, ComplexType]) -> None:
    for number, row in rows:
        if row.type == OPERATION:
            continue
        for version in versions.all:
            names = [name for name, _ in names_then(types[row.type].fields, versions.rows_for(row.type, version))]
            if len(names) != len(set(names)):
                raise WsdlError(file, number, f"{row.type} has two elements of one name in {version}")


def names_then(fields: tuple[Declaration, ...], rows: tuple[Row, ...]) -> list[tuple[str, Declaration]]:
    """(wire name then, declaration) of what is there, given the rows of one version."""
    by_element = {row.element: row for row in rows}
    result: list[tuple[str, Declaration]] = []
    for field in fields:
        row = by_element.get(field.name)
        if row is None or row.occurrence != "absent":
            result.append((row.name if row is not None and row.name else field.name, field))
    return result


def least(field: Declaration, type_name: str, versions: Versions | None) -> int:
    """The smallest number of occurrences that any version asks for; 0 where a version lacks the element."""
    if versions is None:
        return field.min
    rows = [
        row for version in versions.all for row in versions.rows_for(type_name, version) if row.element == field.name
    ]
    weaker = any(row.occurrence in ("optional", "absent") or row.default is not None for row in rows)
    return 0 if weaker else field.min
