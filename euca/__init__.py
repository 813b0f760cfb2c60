"""Eucalyptus in Python: a private cloud that answers to the EC2 interface and runs on Xen."""

__version__ = "0.1.0"
