"""The node tier: drives Xen for one host."""
