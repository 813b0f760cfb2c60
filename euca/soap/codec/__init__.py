"""Typed messages to and from XML: what the generated modules of contracts stand on.

A generated module holds `Struct` classes and one `Contract`. Encoders and decoders are compiled from the
classes' tables of fields, for each message and version on its first use.
"""

from euca.soap.codec.contract import Contract, Decoded, Element, Operation
from euca.soap.codec.struct import Field, Struct
from euca.soap.codec.versions import Row, Versions

__all__ = ["Contract", "Decoded", "Element", "Field", "Operation", "Row", "Struct", "Versions"]
