"""The guests' network as values and pure functions: what should be, given instances, groups and addresses; and what is to be done about what is.

:mod:`~euca.domain.network.state` is what tiers tell each other, :mod:`~euca.domain.network.kernel` what a machine's kernel is to hold,
:mod:`~euca.domain.network.ruleset` the same for packet filters.  ``managed_node``, ``managed_head`` and ``bridged`` compute the second and third from the first,
for each mode and place; :mod:`~euca.domain.network.difference` compares with what is.
"""
