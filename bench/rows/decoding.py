"""Decoding an answer in our client, against parsing it."""

from __future__ import annotations

from lxml import etree

from euca.soap.envelope import read_body, wrap
from euca.soap.xml import ANSWER, parse
from euca.wire import ec2
from rows import Options, Row, at_most, compare
from rows.listing import encoded, listing

ORDER = 30


def run(options: Options) -> list[Row]:
    """The row: from the bytes of the answer to its value, all checks and limits included, as `euca.soap.client` does it."""
    answer = wrap(encoded(listing(1000)))
    took, least = compare(
        lambda: ec2.CONTRACT.decode(read_body(parse(answer, ANSWER))),
        lambda: etree.fromstring(answer),
        2 * options.runs,
    )
    return [Row("decode such an answer, from its bytes", took, "lxml.etree.fromstring", least, at_most(4))]
