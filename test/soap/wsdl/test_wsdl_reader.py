"""The reader: what it takes, and that everything else is refused by file and line."""

import pytest

from euca.soap.wsdl.model import Definition, WsdlError
from euca.soap.wsdl.reader import read_bytes

SMALL = """<?xml version="1.0"?>
<wsdl:definitions name="Small" targetNamespace="urn:small" xmlns:tns="urn:small"
    xmlns:euca="http://eucalyptus.ucsb.edu/wsdl/" xmlns:wsam="http://www.w3.org/2007/05/addressing/metadata"
    xmlns:wsp="http://www.w3.org/ns/ws-policy" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
    xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <wsp:Policy><wsp:All/></wsp:Policy>
  <wsdl:types>
    <xs:schema targetNamespace="urn:small" elementFormDefault="qualified">
      <xs:element name="Ask" type="tns:askType"/>
      <xs:element name="AskResponse">
        <xs:complexType><xs:sequence><xs:element ref="tns:note"/></xs:sequence></xs:complexType>
      </xs:element>
      <xs:element name="note" type="xs:string"/>
      <xs:element name="fault" type="tns:base"/>
      <xs:complexType name="askType">
        <xs:complexContent>
          <xs:extension base="tns:base">
            <xs:sequence>
              <!-- FIELDS -->
            </xs:sequence>
          </xs:extension>
        </xs:complexContent>
      </xs:complexType>
      <xs:complexType name="base">
        <xs:sequence><xs:element name="userId" type="xs:string" minOccurs="0"/></xs:sequence>
      </xs:complexType>
      <!-- TYPES -->
    </xs:schema>
  </wsdl:types>
  <wsdl:message name="AskRequest"><wsdl:part name="body" element="tns:Ask"/></wsdl:message>
  <wsdl:message name="AskAnswer"><wsdl:part name="body" element="tns:AskResponse"/></wsdl:message>
  <wsdl:message name="Fault"><wsdl:part name="fault" element="tns:fault"/></wsdl:message>
  <wsdl:portType name="SmallPortType">
    <wsdl:operation name="Ask">
      <wsdl:input message="tns:AskRequest" wsam:Action="Small#Ask" euca:readOnly="true"/>
      <wsdl:output message="tns:AskAnswer" wsam:Action="Small#AskResponse"/>
      <wsdl:fault name="fault" message="tns:Fault" wsam:Action="Small#AskFault"/>
    </wsdl:operation>
  </wsdl:portType>
  <wsdl:binding name="SmallBinding" type="tns:SmallPortType">
    <soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
    <wsdl:operation name="Ask">
      <soap:operation soapAction="Small#Ask"/>
      <wsdl:input><soap:body use="literal"/></wsdl:input>
      <wsdl:output><soap:body use="literal"/></wsdl:output>
      <wsdl:fault name="fault"><soap:fault name="fault" use="literal"/></wsdl:fault>
    </wsdl:operation>
  </wsdl:binding>
  <wsdl:service name="Small">
    <wsdl:port name="SmallPort" binding="tns:SmallBinding"><soap:address location="http://localhost/"/></wsdl:port>
  </wsdl:service>
</wsdl:definitions>
"""


def small(*, fields: str = "", types: str = "") -> Definition:
    text = SMALL.replace("<!-- FIELDS -->", fields).replace("<!-- TYPES -->", types)
    return read_bytes(text.encode(), "small.wsdl")


def line_of(text: str) -> int:
    return SMALL[: SMALL.index(text)].count("\n") + 1


def test_operation_has_actions_elements_and_mark() -> None:
    operation = small().operations["Ask"]
    assert (operation.soap_action, operation.action) == ("Small#Ask", "Small#Ask")
    assert operation.response_action == "Small#AskResponse"
    assert operation.fault_actions == {"fault": "Small#AskFault"}
    assert (operation.input, operation.output, operation.faults) == ("Ask", "AskResponse", {"fault": "fault"})
    assert operation.read_only
    assert small().ports == {"SmallPort": "http://localhost/"}


def test_base_stands_before_what_extends_it() -> None:
    definition = small()
    names = list(definition.types)
    assert names.index("base") < names.index("askType")
    assert definition.types["askType"].base == "base"


def test_anonymous_type_and_reference() -> None:
    definition = small()
    assert definition.elements["AskResponse"].type == "AskResponse"
    (note,) = definition.types["AskResponse"].fields
    assert (note.name, note.type, note.is_complex) == ("note", "string", False)
    assert "note" not in definition.elements


def test_occurrence_nillable_secret_choice_enumeration_attribute() -> None:
    definition = small(
        fields="""<xs:element name="many" type="xs:int" minOccurs="2" maxOccurs="5"/>
        <xs:element name="nil" type="tns:colour" nillable="true" euca:secret="true"/>
        <xs:choice minOccurs="0"><xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int"/></xs:choice>
        <xs:choice><xs:element name="c" type="xs:int"/></xs:choice>
        <xs:element name="inner"><xs:complexType>
          <xs:sequence/><xs:attribute name="kind" type="xs:string" use="required" fixed="x"/>
        </xs:complexType></xs:element>""",
        types="""<xs:simpleType name="colour"><xs:restriction base="xs:string">
        <xs:enumeration value="red"/><xs:enumeration value="blue"/></xs:restriction></xs:simpleType>""",
    )
    fields = {field.name: field for field in definition.types["askType"].fields}
    assert (fields["many"].min, fields["many"].max, fields["many"].is_array) == (2, 5, True)
    assert fields["nil"].nillable and fields["nil"].secret
    assert fields["nil"].values == ("red", "blue")
    assert fields["a"].choice == fields["b"].choice < 0 < fields["c"].choice
    (kind,) = definition.types["AskTypeInner" if "AskTypeInner" in definition.types else "askTypeInner"].fields
    assert kind.attribute and kind.min == 1 and kind.values == ("x",)


FIELD_LINE = line_of("<!-- FIELDS -->")
TYPE_LINE = line_of("<!-- TYPES -->")


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ('<xs:any namespace="##any"/>', "xs:any in xs:sequence is not supported"),
        ('<xs:group ref="tns:g"/>', "xs:group in xs:sequence is not supported"),
        ('<xs:sequence><xs:element name="a" type="xs:int"/></xs:sequence>', "xs:sequence in xs:sequence"),
        ('<xs:element name="a" type="xs:decimal"/>', "the type decimal of XML Schema is not supported"),
        ('<xs:element name="a" type="tns:missing"/>', "there is no type missing"),
        ('<xs:element name="a" type="tns:base" form="unqualified"/>', "attribute form of xs:element"),
        ('<xs:element name="a"/>', "a has no type"),
        ('<xs:element name="a" type="nope:b"/>', "the prefix of nope:b is not declared"),
        ('<xs:element name="a" type="xs:int" maxOccurs="0"/>', "maxOccurs is less than minOccurs"),
        ('<xs:element name="a" type="xs:int" minOccurs="x"/>', "minOccurs is 'x'"),
        ('<xs:element name="a" type="xs:int" nillable="maybe"/>', "not true or false"),
        ('<xs:element name="a" type="xs:int" euca:secert="true"/>', "secert of xs:element is not supported"),
        ('<xs:element ref="tns:absent"/>', "there is no element absent"),
        ('<xs:choice maxOccurs="2"><xs:element name="a" type="xs:int"/></xs:choice>', "more than once"),
        ('<xs:choice><xs:element name="a" type="xs:int" minOccurs="0"/></xs:choice>', "in a choice"),
        ("<xs:choice><xs:sequence/></xs:choice>", "xs:sequence in xs:choice is not supported"),
        (
            '<xs:element name="a"><xs:simpleType><xs:restriction base="xs:string">'
            '<xs:maxLength value="3"/></xs:restriction></xs:simpleType></xs:element>',
            "xs:maxLength in xs:restriction is not supported",
        ),
        (
            '<xs:element name="a"><xs:simpleType><xs:list itemType="xs:int"/></xs:simpleType></xs:element>',
            "xs:list in xs:simpleType is not supported",
        ),
        ('<xs:element name="a" type="xs:int"/><xs:element name="a" type="xs:int"/>', "a second a"),
    ],
)
def test_unknown_construct_in_a_type_is_an_error_with_its_line(fields: str, complaint: str) -> None:
    with pytest.raises(WsdlError) as caught:
        small(fields=fields)
    assert str(caught.value).startswith(f"small.wsdl:{FIELD_LINE}: ")
    assert complaint in str(caught.value)


@pytest.mark.parametrize(
    ("types", "complaint"),
    [
        ('<xs:import namespace="urn:other"/>', "xs:import in xs:schema is not supported"),
        ('<xs:attributeGroup name="g"/>', "xs:attributeGroup in xs:schema"),
        ('<xs:complexType name="t"><xs:all/></xs:complexType>', "xs:all in xs:complexType"),
        ('<xs:complexType name="t"><xs:simpleContent/></xs:complexType>', "xs:simpleContent in xs:complexType"),
        ('<xs:complexType name="t"><xs:sequence minOccurs="0"/></xs:complexType>', "minOccurs of xs:sequence"),
        ('<xs:complexType name="base"/>', "a second type base"),
        ('<xs:element name="Ask" type="tns:base"/>', "a second element Ask"),
        (
            '<xs:complexType name="t"><xs:complexContent><xs:restriction base="tns:base"/></xs:complexContent>'
            "</xs:complexType>",
            "xs:restriction in xs:complexContent",
        ),
        (
            '<xs:complexType name="t"><xs:complexContent><xs:extension base="tns:t"/></xs:complexContent>'
            "</xs:complexType>",
            "t extends itself",
        ),
        (
            '<xs:complexType name="t"><xs:sequence/><xs:attribute name="a" type="tns:base"/></xs:complexType>',
            "an attribute is of a simple type",
        ),
    ],
)
def test_unknown_construct_in_the_schema_is_an_error_with_its_line(types: str, complaint: str) -> None:
    with pytest.raises(WsdlError) as caught:
        small(types=types)
    assert caught.value.line == TYPE_LINE
    assert complaint in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('use="literal"/></wsdl:input>', 'use="encoded"/></wsdl:input>', "only literal use"),
        ('<soap:operation soapAction="Small#Ask"/>', '<soap:operation style="rpc"/>', "only document style"),
        ('element="tns:Ask"/>', 'type="tns:askType"/>', "attribute type of wsdl:part"),
        ('element="tns:Ask"/>', 'element="tns:Absent"/>', "there is no element Absent"),
        ('message="tns:AskRequest"', 'message="tns:Other"', "there is no message Other"),
        ('<soap:body use="literal"/></wsdl:output>', "<soap:header/></wsdl:output>", "soap:header in wsdl:output"),
        ('binding="tns:SmallBinding"', 'binding="tns:Other"', "there is no binding"),
        ('transport="http://schemas.xmlsoap.org/soap/http"', 'transport="urn:smtp"', "HTTP transport"),
        ('elementFormDefault="qualified"', 'elementFormDefault="unqualified"', "must be qualified"),
        ('<wsdl:message name="AskRequest">', '<wsdl:import/><wsdl:message name="AskRequest">', "wsdl:import"),
    ],
)
def test_unknown_wsdl_is_an_error_with_its_line(old: str, new: str, complaint: str) -> None:
    assert SMALL.count(old) == 1
    with pytest.raises(WsdlError) as caught:
        read_bytes(SMALL.replace(old, new).encode(), "small.wsdl")
    assert caught.value.line == line_of(old)
    assert complaint in str(caught.value)


def test_document_type_is_refused() -> None:
    text = SMALL.replace("<wsdl:definitions", '<!DOCTYPE x [<!ENTITY e "tns">]>\n<wsdl:definitions', 1)
    with pytest.raises(WsdlError, match="document type"):
        read_bytes(text.encode(), "small.wsdl")


def test_what_is_not_well_formed_is_named_by_line() -> None:
    with pytest.raises(WsdlError, match=r"^small\.wsdl:\d+: not well-formed"):
        read_bytes(SMALL.replace("</wsdl:definitions>", "").encode(), "small.wsdl")
