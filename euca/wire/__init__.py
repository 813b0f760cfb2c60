"""Typed messages generated from wsdl/; do not edit, run tools/generate."""
