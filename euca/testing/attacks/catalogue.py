"""All hostile messages, and the names of whatever else is tried."""

from typing import Final

from euca.testing.attacks import coverage, documents, keys, moments, references, wrapping
from euca.testing.attacks.material import Attack

ATTACKS: Final[tuple[Attack, ...]] = tuple(
    attack for module in (wrapping, coverage, keys, references, documents, moments) for attack in module.attacks()
)
