"""Instances, images, networks and scheduling as frozen values and pure functions."""
