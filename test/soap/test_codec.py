"""Encoders and decoders: strict both ways, helpful in what they say, lenient only where told."""

import datetime as dt
import types
from typing import Any

import pytest
from lxml import etree

from euca.soap.codec import Contract, lexical
from euca.soap.errors import DecodeError, EncodeError
from euca.soap.wsdl.generator import generate
from euca.soap.wsdl.model import WsdlError
from euca.soap.wsdl.reader import read_bytes

XSI = "http://www.w3.org/2001/XMLSchema-instance"
WSDL = """<wsdl:definitions name="Zoo" targetNamespace="urn:zoo" xmlns:tns="urn:zoo"
    xmlns:euca="http://eucalyptus.ucsb.edu/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
    xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <wsdl:types><xs:schema targetNamespace="urn:zoo" elementFormDefault="qualified">
    <xs:element name="Feed" type="tns:feed"/>
    <xs:element name="FeedResponse" type="tns:base"/>
    <xs:complexType name="base"><xs:sequence>
      <xs:element name="keeper" type="xs:string" minOccurs="0"/>
    </xs:sequence></xs:complexType>
    <xs:complexType name="feed"><xs:complexContent><xs:extension base="tns:base"><xs:sequence>
      <xs:element name="animal" type="xs:string"/>
      <xs:element name="grams" type="xs:int"/>
      <xs:element name="when" type="xs:dateTime" minOccurs="0"/>
      <xs:element name="raw" type="xs:base64Binary" minOccurs="0" euca:secret="true"/>
      <xs:element name="colour" type="tns:colour" minOccurs="0"/>
      <xs:element name="weight" type="xs:double" minOccurs="0"/>
      <xs:element name="mood" type="xs:string" nillable="true"/>
      <xs:element name="tag" type="xs:string" minOccurs="1" maxOccurs="3"/>
      <xs:element name="cage" type="tns:cage" minOccurs="0"/>
      <xs:element name="set" type="tns:set"/>
      <xs:choice><xs:element name="hay" type="xs:int"/><xs:element name="meat" type="xs:string"/></xs:choice>
      <xs:choice minOccurs="0"><xs:element name="am" type="tns:set"/><xs:element name="pm" type="tns:set"/></xs:choice>
    </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
    <xs:complexType name="cage" mixed="true"><xs:sequence>
      <xs:element name="cage" type="tns:cage" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
      <xs:attribute name="number" type="xs:int" use="required"/><xs:attribute name="label" type="xs:string"/>
      <xs:attribute name="unit" type="xs:string" fixed="m"/>
    </xs:complexType>
    <xs:complexType name="set"><xs:sequence>
      <xs:element name="item" type="xs:string" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence></xs:complexType>
    <xs:simpleType name="colour"><xs:restriction base="xs:string">
      <xs:enumeration value="red"/><xs:enumeration value="b&lt;w"/></xs:restriction></xs:simpleType>
  </xs:schema></wsdl:types>
  <wsdl:message name="in"><wsdl:part name="p" element="tns:Feed"/></wsdl:message>
  <wsdl:message name="out"><wsdl:part name="p" element="tns:FeedResponse"/></wsdl:message>
  <wsdl:portType name="t"><wsdl:operation name="Feed">
    <wsdl:input message="tns:in"/><wsdl:output message="tns:out"/></wsdl:operation></wsdl:portType>
  <wsdl:binding name="b" type="tns:t"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
    <wsdl:operation name="Feed"><soap:operation soapAction="Feed"/><wsdl:input><soap:body use="literal"/></wsdl:input>
    <wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation></wsdl:binding>
</wsdl:definitions>"""


def module_of(text: str, **options: Any) -> types.ModuleType:
    module = types.ModuleType("zoo")
    source = generate(read_bytes(text.encode(), "zoo.wsdl"), package="euca.wire", source="zoo.wsdl", **options)
    exec(compile(source, "zoo", "exec"), module.__dict__)  # noqa: S102
    return module


zoo = module_of(WSDL)
kind = module_of(WSDL, lenient_empty=True)
C: Contract = zoo.CONTRACT
LENIENT: Contract = kind.CONTRACT


def feed(module: types.ModuleType = zoo, **changes: Any) -> Any:
    values: dict[str, Any] = {"animal": "bear", "grams": 5, "tag": ("a",), "set": module.Set(), "hay": 1}
    return module.Feed(**{**values, **changes})


MINIMAL = (
    "<animal>bear</animal><grams>5</grams>"
    f'<mood xmlns:xsi="{XSI}" xsi:nil="true"></mood><tag>a</tag><set></set><hay>1</hay>'
)


def decode(content: str, contract: Contract = C, attributes: str = "") -> Any:
    return contract.decode(
        etree.fromstring(f'<Feed xmlns="urn:zoo" xmlns:xsi="{XSI}"{attributes}>{content}</Feed>')
    ).value


def test_minimal_message() -> None:
    assert C.encode("Feed", feed()) == f'<Feed xmlns="urn:zoo">{MINIMAL}</Feed>'.encode()
    assert decode(MINIMAL) == feed()


FULL = {
    "keeper": "\u00e4 & <b> ]]> \r\n\t",
    "when": dt.datetime(2008, 5, 26, 15, 12, 11, tzinfo=dt.UTC),
    "raw": b"\0\xff",
    "colour": "b<w",
    "weight": -0.5,
    "mood": "",
    "tag": ("a", "", "<"),
    "cage": zoo.Cage(number=1, label='"<&\n\t', cage=(zoo.Cage(number=2, unit="m"), zoo.Cage(number=3))),
    "set": zoo.Set(item=("x", "y")),
    "hay": None,
    "meat": "raw",
    "pm": zoo.Set(item=("z",)),
}


def test_full_message_and_its_canonical_form() -> None:
    value = feed(**FULL)
    written = C.encode("Feed", value)
    parsed = etree.fromstring(written)
    assert C.decode(parsed).value == value
    assert etree.tostring(parsed, method="c14n", exclusive=True) == written


def test_the_fast_encoder_and_the_careful_one_write_the_same() -> None:
    compiler = C._compiler(None)
    for value in (feed(), feed(keeper="plain", when=FULL["when"], raw=b"1", weight=1.0, mood="x", cage=None)):
        fast: list[str] = []
        careful: list[str] = []
        for _ in compiler.encoder(zoo.Feed, careful=False)(value, fast):
            pass
        for _ in compiler.encoder(zoo.Feed, careful=True)(value, careful):
            pass
        assert fast == careful


@pytest.mark.parametrize(
    ("content", "path", "message"),
    [
        (MINIMAL.replace("<animal>bear</animal>", ""), "Feed", "animal is missing"),
        ("", "Feed", "animal is missing"),
        ("<animal>b</animal><grams>1</grams><mood></mood>", "Feed", "tag is missing"),
        (MINIMAL + "<hay>1</hay>", "Feed", "hay where no further element is expected"),
        (MINIMAL + "<meat>1</meat>", "Feed", "meat where no further element is expected"),
        (MINIMAL + "<more>1</more>", "Feed", "unknown element more"),
        (MINIMAL.replace("<hay>1</hay>", ""), "Feed", "hay or meat is missing"),
        (MINIMAL.replace("<animal>", '<animal xmlns="urn:o">'), "Feed", "animal is in the namespace 'urn:o'"),
        (MINIMAL.replace("<grams>5", "<grams>5.0"), "Feed/grams", "not an int"),
        (MINIMAL.replace("<grams>5", "<grams>2147483648"), "Feed/grams", "too large for int"),
        (MINIMAL.replace("<grams>5", "<grams>5<a/>"), "Feed/grams", "elements where only text may be"),
        (MINIMAL.replace("bear", "<a/>"), "Feed/animal", "elements where only text may be"),
        (MINIMAL.replace("<mood", "<colour>blue</colour><mood"), "Feed/colour", "not one of red, b<w"),
        (MINIMAL.replace("<tag>a</tag>", "<tag/>" * 4), "Feed", "more than 3 elements tag"),
        ("text" + MINIMAL, "Feed", "text where only elements may be"),
        (MINIMAL + "text", "Feed", "text where only elements may be"),
        (MINIMAL.replace("<tag>", "text<tag>"), "Feed", "text where only elements may be"),
        (MINIMAL.replace("<set>", "<set>text"), "Feed/set", "text where only elements may be"),
        (MINIMAL.replace("<set>", "<set><item/><item>a<b/></item>"), "Feed/set/item[2]", "only text may be"),
        (MINIMAL.replace("<set>", "<cage/><set>"), "Feed/cage", "the attribute number is missing"),
        (MINIMAL.replace("<set>", "<cage number='x'/><set>"), "Feed/cage", "not an int"),
        (MINIMAL.replace("<set>", "<cage number='1' unit='km'/><set>"), "Feed/cage", "not one of m"),
        (MINIMAL.replace("<set>", "<cage number='1'>text</cage><set>"), "Feed/cage", "only elements may be"),
        (MINIMAL.replace("<set>", "<set wide='1'>"), "Feed/set", "unknown attribute wide"),
        (MINIMAL.replace("<grams>", "<grams unit='g'>"), "Feed/grams", "unknown attribute unit"),
        (MINIMAL.replace("<grams>", "<grams xsi:nil='true'>"), "Feed/grams", "may not be nil"),
        (MINIMAL.replace("<tag>a", "<tag xsi:nil='1'>"), "Feed/tag", "may not be nil"),
        (MINIMAL.replace("</mood>", "x</mood>"), "Feed/mood", "is nil, and yet not empty"),
        (MINIMAL.replace("<grams>", "<grams xsi:type='string'>"), "Feed/grams", "xsi:type names another type"),
    ],
)
def test_refused(content: str, path: str, message: str) -> None:
    with pytest.raises(DecodeError) as caught:
        decode(content)
    assert caught.value.path == path
    assert message in caught.value.message


def test_path_begins_below_the_soap_body() -> None:
    envelope = etree.fromstring(
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>'
        '<Feed xmlns="urn:zoo"><animal>b</animal><grams/></Feed></s:Body></s:Envelope>'
    )
    with pytest.raises(DecodeError) as caught:
        C.decode(envelope[0][0])
    assert caught.value.path == "Feed/grams"


def test_white_space_prefixes_and_hints_do_not_matter() -> None:
    content = MINIMAL.replace("><", ">\n  <")
    content = content.replace("<grams>", '<grams xmlns:xs="http://www.w3.org/2001/XMLSchema" xsi:type="xs:int">')
    content = content.replace("<set>", '<set xsi:type="set">').replace("\n  </mood>", "</mood>")
    assert decode(content, attributes=' xsi:schemaLocation="urn:zoo zoo.xsd"') == feed()


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ('<Feed xmlns="urn:other"/>', "Zoo has no element Feed in the namespace 'urn:other'"),
        ('<Starve xmlns="urn:zoo"/>', "Zoo has no element Starve"),
        ("<Feed/>", "Zoo has no element Feed in the namespace ''"),
        ('<Feed xmlns="urn:zoo" a="1"/>', "unknown attribute a"),
    ],
)
def test_unknown_message(document: str, message: str) -> None:
    element = etree.fromstring(document)
    with pytest.raises(DecodeError) as caught:
        C.decode(element)
    assert caught.value.path == etree.QName(element).localname
    assert message in caught.value.message


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"animal": None}, "Feed.animal: is required"),
        ({"animal": 5}, "Feed.animal: not a string"),
        ({"animal": "\0"}, "Feed.animal: has a character that XML cannot hold"),
        ({"animal": "\ud800"}, "Feed.animal: has a character that XML cannot hold"),
        ({"keeper": "\ufffe"}, "Feed.keeper: has a character"),
        ({"grams": "5"}, "Feed.grams: not a value of int"),
        ({"grams": True}, "Feed.grams: not a value of int"),
        ({"grams": 2**31}, "Feed.grams: not a value of int"),
        ({"grams": None}, "Feed.grams: is required"),
        ({"when": dt.datetime(2008, 1, 1)}, "Feed.when: not an aware datetime"),
        ({"raw": "s3cret"}, "Feed.raw: not bytes"),
        ({"colour": "blue"}, "Feed.colour: not one of red, b<w"),
        ({"tag": ()}, "Feed.tag: holds 1 to 3 items"),
        ({"tag": ("a",) * 4}, "Feed.tag: holds 1 to 3 items"),
        ({"tag": ["a"]}, "Feed.tag: not a tuple"),
        ({"tag": "a"}, "Feed.tag: not a tuple"),
        ({"set": None}, "Feed.set: is required"),
        ({"set": ("a",)}, "Feed.set: not a Set"),
        ({"set": zoo.Set(item=("a", None))}, "Set.item: is required"),
        ({"meat": "raw"}, "exactly one of hay, meat must be given"),
        ({"hay": None}, "exactly one of hay, meat must be given"),
        ({"am": zoo.Set(), "pm": zoo.Set()}, "at most one of am, pm must be given"),
        ({"cage": zoo.Cage(number=None)}, "Cage.number: is required"),
        ({"cage": zoo.Cage(number=1, unit="km")}, "Cage.unit: not one of m"),
    ],
)
def test_not_written(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(EncodeError) as caught:
        C.encode("Feed", feed(**changes))
    assert message in str(caught.value)
    assert "s3cret" not in str(caught.value)


def test_only_the_elements_own_class_is_written() -> None:
    with pytest.raises(EncodeError, match="Feed takes a Feed, not a Base"):
        C.encode("Feed", zoo.Base())
    with pytest.raises(EncodeError, match="Zoo has no element Starve"):
        C.encode("Starve", zoo.Base())
    with pytest.raises(EncodeError, match="Zoo has no versions"):
        C.encode("FeedResponse", zoo.Base(), "2008-02-01")


def test_arrays_are_bounded() -> None:
    limited = Contract(
        name=C.name,
        namespace=C.namespace,
        types=C.types,
        elements=C.elements,
        operations=C.operations,
        package=C.package,
        file=C.file,
        max_items=2,
    )
    assert len(decode(MINIMAL.replace("<set>", "<set>" + "<item/>" * 2), limited).set.item) == 2
    with pytest.raises(DecodeError, match="more than 2 elements item"):
        decode(MINIMAL.replace("<set>", "<set>" + "<item/>" * 3), limited)


@pytest.mark.parametrize(
    ("content", "changes"),
    [
        (MINIMAL.replace("<set></set>", ""), {}),
        (MINIMAL.replace("<tag>a</tag>", ""), {"tag": ()}),
        (MINIMAL.replace("<mood", "<when/><raw/><weight/><mood"), {}),
        ("<keeper xsi:nil='true'/>" + MINIMAL, {}),
        ("<keeper/>" + MINIMAL, {"keeper": ""}),
    ],
)
def test_what_real_clients_leave_empty_is_taken_only_by_the_lenient(content: str, changes: dict[str, Any]) -> None:
    assert decode(content, LENIENT) == feed(kind, **changes)
    if changes.get("keeper") != "":
        with pytest.raises(DecodeError):
            decode(content)


@pytest.mark.parametrize(
    "content",
    [
        MINIMAL.replace("<grams>5</grams>", ""),
        MINIMAL.replace("5", ""),
        MINIMAL.replace("<animal>bear</animal>", ""),
        MINIMAL.replace("<grams>5", "<grams xsi:nil='true'>"),
        MINIMAL + "<more/>",
    ],
)
def test_the_lenient_still_refuses(content: str) -> None:
    with pytest.raises(DecodeError):
        decode(content, LENIENT)


def test_the_lenient_writes_a_set_that_is_not_given_as_empty() -> None:
    assert b"<set></set>" in LENIENT.encode("Feed", feed(kind, set=None))


def test_values_are_compared_hashed_shown_and_replaced() -> None:
    value = feed(keeper="k")
    assert value == feed(keeper="k") != feed()
    assert hash(value) == hash(feed(keeper="k"))
    assert value != kind.Feed(keeper="k", animal="bear", grams=5, tag=("a",), set=kind.Set(), hay=1)
    assert value.replace(grams=6) == feed(keeper="k", grams=6)
    assert repr(zoo.Feed(animal="b", grams=1, tag=(), set=zoo.Set(), raw=b"s3cret")) == (
        "Feed(animal='b', grams=1, raw=***, set=Set())"
    )
    with pytest.raises(TypeError):
        value.replace(nothing=1)
    with pytest.raises(AttributeError):
        value.nothing = 1
    assert not hasattr(value, "__dict__")


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('name="grams"', 'name="Animal"', "feed would have two attributes animal"),
        ('name="set"><xs:sequence>', 'name="Cage"><xs:sequence>', "the type Cage needs another name"),
    ],
)
def test_names_that_clash_in_python_are_errors(old: str, new: str, complaint: str) -> None:
    text = WSDL.replace(old, new, 1)
    if "Cage" in new:
        text = text.replace('"tns:set"', '"tns:Cage"')
    with pytest.raises(WsdlError, match=rf"^zoo\.wsdl:\d+: {complaint}"):
        module_of(text)


@pytest.mark.parametrize("microsecond", [0, 999, 1000, 999999])
@pytest.mark.parametrize("year", [1, 999, 1000, 2026, 9999])
def test_moments_are_written_to_the_millisecond(year: int, microsecond: int) -> None:
    moment = dt.datetime(year, 2, 3, 4, 5, 6, microsecond, dt.UTC)
    text = moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    assert f"<when>{text}</when>".encode() in C.encode("Feed", feed(when=moment))


@pytest.mark.parametrize("character", [chr(number) for number in (*range(0x80), 0x85, 0xD800, 0xFFFE, 0x1F600)])
def test_what_needs_no_care_is_told_from_what_does(character: str) -> None:
    for text in (f"a{character}b", f"\u4e00{character}"):
        assert lexical.is_plain(text) == (lexical.SPECIAL.search(text) is None)
