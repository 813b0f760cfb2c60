"""Encoders and decoders as Python source, written from the tables of fields and compiled on first use.

Source rather than closures: a listing of a thousand instances passes here on every request, and this is what
brings it near to string templates. Names from the contract enter the source by `repr` only.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, Final

from lxml import etree

from euca.soap.codec import lexical
from euca.soap.codec.struct import Field, Struct
from euca.soap.errors import DecodeError, EncodeError, MissingElement
from euca.soap.namespaces import SOAP, XSD, XSI

Encode = Callable[[Any, list[str]], Iterator[None]]
Decode = Callable[[etree._Element], Struct]

_BODY: Final = f"{{{SOAP}}}Body"
_NIL: Final = f"{{{XSI}}}nil"
_TYPE: Final = f"{{{XSI}}}type"
_HINTS: Final = frozenset({f"{{{XSI}}}schemaLocation", f"{{{XSI}}}noNamespaceSchemaLocation"})
_TEXT: Final = ("string", "anyURI")
_END: Final = etree.Element("end")
"""Stands where there is no further child; no contract has an element without a namespace."""

MOST_PARTS: Final = 8192
"""How many strings an encoder that works in turns appends before it stops: some 64 KiB of a listing."""
LEVELS: Final = 2
"""How deep arrays may lie in each other for it to stop among their items: a listing's reservations, and the instances of one."""


class Compiler:
    """Compiles the types of one contract in one version.

    types: wire name → class. fields: a class's fields in that version. namespace: of a class in that version.
    lenient: accept what real EC2 clients leave empty. max_items: most elements that one array may hold.
    """

    def __init__(
        self,
        *,
        types: Mapping[str, type[Struct]],
        fields: Callable[[type[Struct]], tuple[Field, ...]],
        namespace: Callable[[type[Struct]], str],
        lenient: bool,
        max_items: int,
    ) -> None:
        self._types = types
        self._fields_of = fields
        self._tables: dict[type[Struct], tuple[Field, ...]] = {}
        self._namespace = namespace
        self._lenient = lenient
        self._max_items = max_items
        self._compiled: dict[tuple[str, type[Struct]], Any] = {}
        self._globals: dict[str, dict[str, Any]] = {}

    def encoder(self, struct: type[Struct], *, careful: bool) -> Encode:
        """A generator that appends a value's content to a list: markup at even places, text at odd ones.

        It stops whenever the list has more than `MOST_PARTS` strings, for its caller to take them out. The careful one escapes and checks
        strings. The other leaves strings as they are, so what it wrote counts only if no text has one of `lexical.SPECIAL`; joining the texts
        raises TypeError for what is not a string.
        """
        mode = "careful" if careful else "fast"
        self._get(mode, struct)
        return self._in_turns(mode, struct, LEVELS)

    def _in_turns(self, mode: str, struct: type[Struct], levels: int) -> Encode:
        key = (f"{mode} {levels}", struct)
        if key not in self._compiled:
            fields, scope = self._fields(struct), self._globals[mode]
            writer = _EncoderSource(self, struct, fields, scope, mode == "careful", levels)
            source = writer.source()
            for inner, deeper in writer.in_turns:
                self._in_turns(mode, inner, deeper)
            exec(compile(source, f"<{mode} {levels} {struct.__name__}>", "exec"), scope)  # noqa: S102  # our own source
            self._compiled[key] = scope[writer.function(struct, levels)]
        result: Encode = self._compiled[key]
        return result

    def has_lists(self, struct: type[Struct]) -> bool:
        """Whether a value may be of any length: there is an array without a bound in it, or in what it holds."""
        found: bool | None = self._compiled.get(("lists", struct))
        if found is None:
            found = any(field.max is None for reached in self._reach(struct) for field in self._fields(reached))
            self._compiled["lists", struct] = found
        return found

    def decoder(self, struct: type[Struct], *, attributed: bool) -> Decode:
        """A function from an element to a value. Unless `attributed`, there must be no attribute anywhere in it."""
        result: Decode = self._get("attributed" if attributed else "plain", struct)
        return result

    def attributes(self, struct: type[Struct]) -> tuple[str, ...]:
        """The wire names of a type's attributes. If it has any, its encoder writes the end of its start tag."""
        return tuple(field.wire for field in self._fields(struct) if field.attribute)

    def _fields(self, struct: type[Struct]) -> tuple[Field, ...]:
        if struct not in self._tables:
            self._tables[struct] = self._fields_of(struct)
        return self._tables[struct]

    def _get(self, mode: str, struct: type[Struct]) -> Any:
        if (mode, struct) not in self._compiled:
            for reached in self._reach(struct):
                if (mode, reached) not in self._compiled:
                    self._compile(mode, reached)
        return self._compiled[mode, struct]

    def _reach(self, struct: type[Struct]) -> list[type[Struct]]:
        """The type and all that its fields lead to."""
        found = [struct]
        for reached in found:
            for field in self._fields(reached):
                target = self._types.get(field.type)
                if target is not None and target not in found:
                    found.append(target)
        return found

    def _compile(self, mode: str, struct: type[Struct]) -> None:
        scope = self._globals.setdefault(mode, dict(_GLOBALS))
        fields = self._fields(struct)
        writer: _Writer
        if mode in ("plain", "attributed"):
            writer = _DecoderSource(self, struct, fields, scope, mode == "attributed")
        else:
            writer = _EncoderSource(self, struct, fields, scope, mode == "careful")
        source = writer.source()
        exec(compile(source, f"<{mode} {struct.__name__}>", "exec"), scope)  # noqa: S102  # our own source
        self._compiled[mode, struct] = scope[writer.function(struct)]

    def struct_of(self, field: Field) -> type[Struct] | None:
        """The class of a field's values, None for a simple type."""
        return self._types.get(field.type)

    def may_be_empty(self, struct: type[Struct]) -> bool:
        """Whether leaving such an element out says the same as sending it empty."""
        return all(field.min == 0 or (field.is_array and not field.attribute) for field in self._fields(struct))

    def is_set(self, struct: type[Struct]) -> bool:
        """Whether it holds nothing but a list that may be empty."""
        fields = self._fields(struct)
        return bool(fields) and all(field.is_array and field.min == 0 for field in fields)

    def empty(self, struct: type[Struct]) -> Struct:
        """The value of an empty element."""
        return struct(**{field.name: () for field in self._fields(struct) if field.is_array})

    @property
    def lenient(self) -> bool:
        return self._lenient

    @property
    def max_items(self) -> int:
        return self._max_items

    def tag(self, struct: type[Struct], name: str) -> str:
        """An element's tag as lxml writes it."""
        return f"{{{self._namespace(struct)}}}{name}"

    def type_names(self, field: Field | None, struct: type[Struct] | None) -> tuple[str, str]:
        """The (namespace, name) that an xsi:type may repeat."""
        if struct is not None:
            return self._namespace(struct), struct.TYPE
        return XSD, field.type if field is not None else ""


class _Writer:
    """Lines of source of one function, and the globals that they use."""

    prefix = ""

    def __init__(
        self, compiler: Compiler, struct: type[Struct], fields: tuple[Field, ...], scope: dict[str, Any]
    ) -> None:
        self._compiler = compiler
        self._struct = struct
        self._fields = fields
        self._scope = scope
        self._lines: list[str] = []
        self._indent = 1

    def function(self, struct: type[Struct]) -> str:
        """The name of a type's function in the scope."""
        return f"{self.prefix}_{struct.__name__}"

    def source(self) -> str:
        raise NotImplementedError

    def _line(self, text: str) -> None:
        self._lines.append("    " * self._indent + text)

    def _constant(self, value: object) -> str:
        """The name of a global that holds the value."""
        name = f"k{len(self._scope)}"
        self._scope[name] = value
        return name

    def _class(self, struct: type[Struct]) -> str:
        name = f"class_{struct.__name__}"
        self._scope[name] = struct
        return name


class _EncoderSource(_Writer):
    """`def enc_T(v, o)`: appends to the list `o`, markup and text in turn.

    levels: with any, it is a generator that stops among the items of arrays so deep; `in_turns` is what else is to be compiled so.
    """

    prefix = "enc"

    def __init__(
        self,
        compiler: Compiler,
        struct: type[Struct],
        fields: tuple[Field, ...],
        scope: dict[str, Any],
        careful: bool,
        levels: int = 0,
    ) -> None:
        super().__init__(compiler, struct, fields, scope)
        self._careful = careful
        self._levels = levels
        self.in_turns: list[tuple[type[Struct], int]] = []
        self._parts: list[tuple[bool, str]] = []  # (is text, literal markup or expression)

    def source(self) -> str:
        attributes = [field for field in self._fields if field.attribute]
        for field in sorted(attributes, key=lambda field: field.wire):  # canonical XML's order
            self._attribute(field)
        if attributes:
            self._markup(">")
        done: set[int] = set()
        for field in self._fields:
            if field.attribute:
                continue
            if field.choice and field.choice not in done:
                done.add(field.choice)
                self._count_choice(field.choice)
            self._element(field)
        self._flush()
        if self._levels:
            self._lines += ["    return", "    yield"]  # a generator, whatever there is in it
        return "\n".join([f"def {self.function(self._struct, self._levels)}(v, o):", *(self._lines or ["    pass"])])

    def function(self, struct: type[Struct], levels: int = 0) -> str:
        """The name of a type's function, of so many levels."""
        return super().function(struct) + (f"_in_{levels}" if levels else "")

    def _where(self, field: Field) -> str:
        return repr(f"{self._struct.__name__}.{field.name}")

    def _markup(self, text: str) -> None:
        if self._parts and not self._parts[-1][0]:
            text = self._parts.pop()[1] + text
        self._parts.append((False, text))

    def _text(self, expression: str) -> None:
        self._parts.append((True, expression))

    def _flush(self) -> None:
        if not self._parts:
            return
        items = [expression if is_text else repr(expression) for is_text, expression in self._parts]
        if not self._parts[-1][0]:
            items.append("''")
        self._parts = []
        self._line(f"o += ({', '.join(items)})")

    def _count_choice(self, choice: int) -> None:
        members = [field for field in self._fields if field.choice == choice]
        self._flush()
        self._line(f"n = {' + '.join(f'(v.{field.name} is not None)' for field in members)}")
        names = ", ".join(field.name for field in members)
        few = "n > 1" if choice < 0 else "n != 1"
        message = f"{'at most' if choice < 0 else 'exactly'} one of {names} must be given"
        self._line(f"if {few}: fail({self._struct.__name__!r}, 0, {message!r})")

    def _attribute(self, field: Field) -> None:
        self._flush()
        self._line(f"x = v.{field.name}")
        if field.min == 0:
            self._line("if x is not None:")
            self._indent += 1
        self._convert(field, attribute=True)
        self._markup(f' {field.wire}="')
        self._text("s")
        self._markup('"')
        if field.min == 0:
            self._flush()
            self._indent -= 1

    def _element(self, field: Field) -> None:
        if field.is_array:
            self._array(field)
            return
        variable = f"x{self._fields.index(field)}"
        self._line(f"{variable} = v.{field.name}")
        if field.min == 0 or field.choice or field.nillable:
            self._flush()
            self._line(f"if {variable} is not None:")
            self._indent += 1
            self._one(field, variable)
            self._flush()
            self._indent -= 1
            if field.min and not field.choice:
                self._line("else:")
                self._indent += 1
                self._markup(f'<{field.wire} xmlns:xsi="{XSI}" xsi:nil="true"></{field.wire}>')
                self._flush()
                self._indent -= 1
            return
        self._one(field, variable)

    def _array(self, field: Field) -> None:
        self._flush()
        self._line(f"x = v.{field.name}")
        self._line(f"if x.__class__ is not tuple: fail({self._where(field)}, x, 'not a tuple')")
        if field.min or field.max is not None:
            high = f" <= {field.max}" if field.max is not None else ""
            text = f"{field.min} to {field.max}" if field.max is not None else f"at least {field.min}"
            self._line(f"if not {field.min} <= len(x){high}: fail({self._where(field)}, x, 'holds {text} items')")
        self._line("for y in x:")
        self._indent += 1
        self._one(field, "y")
        self._flush()
        if self._levels:
            self._line(f"if len(o) > {MOST_PARTS}: yield")
        self._indent -= 1

    def _one(self, field: Field, variable: str) -> None:
        """One element, whose value is not None unless it is an error."""
        struct = self._compiler.struct_of(field)
        if struct is None:
            result = f"s{variable}"
            if field.default is not None:
                self._line(f"if {variable} is None: {result} = {lexical.escape(field.default)!r}")
                self._line("else:")
                self._indent += 1
                self._convert(field, variable=variable, result=result)
                self._indent -= 1
            elif field.type in _TEXT and not field.values and not self._careful:
                result = variable
            else:
                self._convert(field, variable=variable, result=result)
            self._markup(f"<{field.wire}>")
            self._text(result)
            self._markup(f"</{field.wire}>")
            return
        message = f"not a {struct.__name__}"
        if not field.is_array and self._compiler.lenient and self._compiler.is_set(struct):
            empty = self._constant(self._compiler.empty(struct))
            self._line(f"if {variable} is None: {variable} = {empty}")
        self._line(
            f"if {variable}.__class__ is not {self._class(struct)}: fail({self._where(field)}, {variable}, {message!r})"
        )
        self._markup(f"<{field.wire}" if self._compiler.attributes(struct) else f"<{field.wire}>")
        self._flush()
        levels = self._levels - field.is_array
        if levels > 0 and self._compiler.has_lists(struct):
            self.in_turns.append((struct, levels))
            self._line(f"yield from {self.function(struct, levels)}({variable}, o)")
        else:
            self._line(f"{self.function(struct)}({variable}, o)")
        self._markup(f"</{field.wire}>")

    def _convert(self, field: Field, *, variable: str = "x", result: str = "s", attribute: bool = False) -> None:
        """Text of a simple value in `result`."""
        where = self._where(field)
        if field.values:
            message = f"not one of {', '.join(field.values)}"
            self._line(f"if {variable} not in {self._constant(field.values)}: fail({where}, {variable}, {message!r})")
        if field.type in _TEXT:
            if attribute or self._careful:
                function = "escape_attribute" if attribute else "escape"
                self._line(f"{result} = {function}({variable}, {where})")
            else:
                self._line(f"{result} = {variable}")
        elif field.type in lexical.BOUNDS:
            low, high = lexical.BOUNDS[field.type]
            self._line(
                f"if {variable}.__class__ is not int or not {low} <= {variable} <= {high}: "
                f"fail({where}, {variable}, {f'not a value of {field.type}'!r})"
            )
            self._line(f"{result} = str({variable})")
        else:
            self._line(f"{result} = write_{field.type}({variable}, {where})")


class _DecoderSource(_Writer):
    """`def dec_T(e)`: walks the children of `e` in the order of the fields."""

    prefix = "dec"

    def __init__(
        self,
        compiler: Compiler,
        struct: type[Struct],
        fields: tuple[Field, ...],
        scope: dict[str, Any],
        attributed: bool,
    ) -> None:
        super().__init__(compiler, struct, fields, scope)
        self._attributed = attributed

    def source(self) -> str:
        elements = [field for field in self._fields if not field.attribute]
        self._known = self._constant(tuple(field.wire for field in elements))
        for field in self._fields:
            if field.attribute:
                self._attribute(field)
        if elements:
            self._line("i = iter(e)")
            self._next()
            self._line("if e.text: blank(e)")
        else:
            self._line("if e.text: blank(e)")
            self._line("c = next(iter(e), end)")
        for position, field in enumerate(elements):
            if field.choice:
                if position == 0 or elements[position - 1].choice != field.choice:
                    self._choice([member for member in elements if member.choice == field.choice])
            elif field.is_array:
                self._array(field)
            else:
                self._single(field)
        self._line(f"if c is not end: misfit(e, c, '', {self._known})")
        # Slots are set here rather than by a call with as many keywords, which takes twice as long.
        self._line(f"r = new({self._class(self._struct)})")
        present = {field.name for field in self._fields}
        for field in self._struct.FIELDS:
            absent = "()" if field.is_array else "None"
            self._line(f"r.{field.name} = {self._variable(field) if field.name in present else absent}")
        self._line("return r")
        return "\n".join([f"def {self.function(self._struct)}(e):", *self._lines])

    def _variable(self, field: Field) -> str:
        return f"v_{field.name}"

    def _tag(self, field: Field) -> str:
        return repr(self._compiler.tag(self._struct, field.wire))

    def _next(self) -> None:
        self._line("c = next(i, end)")
        self._line("t = c.tag")

    def _attribute(self, field: Field) -> None:
        variable = self._variable(field)
        self._line(f"{variable} = e.get({field.wire!r})")
        if field.min:
            self._line(f"if {variable} is None: wrong(e, {f'the attribute {field.wire} is missing'!r})")
        self._line(f"if {variable} is not None:")
        self._indent += 1
        if field.type not in _TEXT:
            self._line(f"{variable} = read_attribute(e, {variable}, {self._constant(lexical.READERS[field.type])})")
        self._enumerated(field, variable, "e")
        self._line("pass")
        self._indent -= 1

    def _enumerated(self, field: Field, variable: str, node: str) -> None:
        if field.values:
            message = f"not one of {', '.join(field.values)}"
            self._line(f"if {variable} not in {self._constant(field.values)}: wrong({node}, {message!r})")

    def _single(self, field: Field) -> None:
        variable = self._variable(field)
        self._line(f"if t == {self._tag(field)}:")
        self._indent += 1
        self._read(field, variable)
        self._next()
        self._indent -= 1
        struct = self._compiler.struct_of(field)
        if field.min == 0:
            self._line(f"else: {variable} = None")
        elif struct is not None and self._compiler.lenient and self._compiler.may_be_empty(struct):
            self._line(f"else: {variable} = {self._constant(partial(self._compiler.empty, struct))}()")
        else:
            self._line(f"else: misfit(e, c, {field.wire!r}, {self._known})")

    def _choice(self, members: list[Field]) -> None:
        self._line(f"{' = '.join(map(self._variable, members))} = None")
        for number, field in enumerate(members):
            self._line(f"{'elif' if number else 'if'} t == {self._tag(field)}:")
            self._indent += 1
            self._read(field, self._variable(field))
            self._next()
            self._indent -= 1
        if members[0].choice > 0:
            names = " or ".join(field.wire for field in members)
            self._line(f"else: misfit(e, c, {names!r}, {self._known})")

    def _array(self, field: Field) -> None:
        variable = self._variable(field)
        most = self._compiler.max_items if field.max is None else min(field.max, self._compiler.max_items)
        self._line(f"{variable} = []")
        self._line(f"while t == {self._tag(field)}:")
        self._indent += 1
        self._read(field, "w", item=True)
        self._line(f"{variable}.append(w)")
        self._next()
        self._indent -= 1
        self._line(f"if len({variable}) > {most}: wrong(e, {f'more than {most} elements {field.wire}'!r})")
        if field.min and not self._compiler.lenient:
            self._line(f"if len({variable}) < {field.min}: misfit(e, c, {field.wire!r}, {self._known})")
        self._line(f"{variable} = tuple({variable})")

    def _read(self, field: Field, variable: str, *, item: bool = False) -> None:
        """The element `c` into a variable."""
        struct = self._compiler.struct_of(field)
        if self._attributed:
            allowed: tuple[str, ...] = ()
            if struct is not None:
                allowed = self._compiler.attributes(struct)
            nillable = not item and (field.nillable or (self._compiler.lenient and field.min == 0))
            names = self._compiler.type_names(field, struct)
            self._line(f"if nil(c, {allowed!r}, {names!r}, {nillable}): {variable} = None")
            self._line("else:")
            self._indent += 1
        if struct is not None:
            self._line(f"{variable} = {self.function(struct)}(c)")
        else:
            self._line("if len(c): leaf(c)")
            if field.type == "string":
                self._line(f"{variable} = c.text or ''")
            else:
                absent = " if c.text else None" if self._compiler.lenient and field.min == 0 and not item else ""
                reader = self._constant(lexical.READERS[field.type])
                self._line(f"{variable} = read(c, {reader}){absent}")
            self._enumerated(field, variable, "c")
        if self._attributed:
            self._indent -= 1


# What the compiled source calls.


def _fail(where: str, value: object, message: str) -> None:
    raise EncodeError(f"{where}: {'is required' if value is None else message}")


def _escape(value: object, where: str, *, attribute: bool = False) -> str:
    try:
        return lexical.escape(value, attribute=attribute)
    except ValueError as error:
        raise EncodeError(f"{where}: {'is required' if value is None else error}") from None


def _write(write: Callable[[object], str], value: object, where: str) -> str:
    try:
        return write(value)
    except ValueError as error:
        raise EncodeError(f"{where}: {'is required' if value is None else error}") from None


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2] if isinstance(tag, str) else "a comment or processing instruction"


def path_of(element: etree._Element) -> str:
    """Where an element is, from the message's element on: `RunInstances/groupSet/item[2]/groupId`."""
    steps: list[str] = []
    node: etree._Element | None = element
    while node is not None and node.tag != _BODY:
        number = sum(1 for _ in node.itersiblings(str(node.tag), preceding=True)) if isinstance(node.tag, str) else 0
        steps.append(f"{_local(node.tag)}[{number + 1}]" if number else _local(node.tag))
        node = node.getparent()
    return "/".join(reversed(steps))


def _wrong(element: etree._Element, message: str) -> None:
    raise DecodeError(path_of(element), message)


def _misfit(parent: etree._Element, child: etree._Element, expected: str, known: tuple[str, ...]) -> None:
    """Say what stands where `expected` should; no `expected` means that nothing more should come."""
    if child is _END:
        raise MissingElement(path_of(parent), expected)
    found = _local(child.tag)
    namespace, own = str(child.tag).rpartition("}")[0], str(parent.tag).rpartition("}")[0]
    if found not in known:
        raise DecodeError(path_of(parent), f"unknown element {found}")
    if namespace != own:
        raise DecodeError(path_of(parent), f"{found} is in the namespace '{namespace[1:]}', not in '{own[1:]}'")
    if expected in known and known.index(found) > known.index(expected):
        raise MissingElement(path_of(parent), expected)
    raise DecodeError(path_of(parent), f"{found} where {expected or 'no further element'} is expected")


def _leaf(element: etree._Element) -> None:
    raise DecodeError(path_of(element), "elements where only text may be")


def _blank(element: etree._Element) -> None:
    if (element.text or "").strip(lexical.WHITESPACE):
        raise DecodeError(path_of(element), "text where only elements may be")


def _read(element: etree._Element, reader: Callable[[str], object]) -> object:
    return _read_attribute(element, element.text or "", reader)


def _read_attribute(element: etree._Element, text: str, reader: Callable[[str], object]) -> object:
    try:
        return reader(text)
    except ValueError as error:
        raise DecodeError(path_of(element), str(error)) from None


def check_attributes(
    element: etree._Element, allowed: tuple[str, ...], type_name: tuple[str, str], nillable: bool
) -> bool:
    """Refuse attributes that the type does not have; true if the element says xsi:nil."""
    nil = False
    for name, value in element.items():
        name, value = str(name), str(value)
        if name == _NIL:
            nil = _read_attribute(element, value, lexical.READERS["boolean"]) is True
        elif name == _TYPE:
            prefix, colon, local = value.strip().rpartition(":")
            if (element.nsmap.get(prefix if colon else None), local) != type_name:
                _wrong(element, "xsi:type names another type than the contract")
        elif name not in allowed and name not in _HINTS:
            _wrong(element, f"unknown attribute {_local(name)}")
    if nil and not nillable:
        _wrong(element, "may not be nil")
    if nil and (len(element) or element.text):
        _wrong(element, "is nil, and yet not empty")
    return nil


_GLOBALS: Final[Mapping[str, Any]] = {
    "fail": _fail,
    "escape": _escape,
    "escape_attribute": partial(_escape, attribute=True),
    **{f"write_{name}": partial(_write, write) for name, write in lexical.WRITERS.items()},
    "wrong": _wrong,
    "misfit": _misfit,
    "leaf": _leaf,
    "blank": _blank,
    "read": _read,
    "read_attribute": _read_attribute,
    "nil": check_attributes,
    "new": object.__new__,
    "end": _END,
}
