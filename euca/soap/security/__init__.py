"""WS-Security: signing and strict verification of SOAP envelopes."""
