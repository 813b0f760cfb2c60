"""Packaging of Eucalyptus in Python; everything declarative is in pyproject.toml."""

from setuptools import find_packages, setup

setup(
    # twisted/plugins has no __init__.py, so that Twisted's own plugin package stays whole:
    # it is named here rather than found.
    packages=[*find_packages(include=["euca", "euca.*"]), "twisted.plugins"],
    package_data={
        "euca": ["py.typed", "wire/wsdl/*.wsdl"],
        "twisted.plugins": ["euca_plugins.py"],
    },
)
