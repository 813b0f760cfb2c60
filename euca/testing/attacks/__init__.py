"""Hostile messages, each with a name: what is known to have broken services like this one, or their kin.

`catalogue` holds them all; `material` says what an attack is and what the message is made of that it starts from.
"""
