"""The allocation policies GREEDY and ROUNDROBIN, as Twisted plugins: a further one is one more file beside this."""

from euca.adapters.policies import FunctionPolicy
from euca.domain.scheduling import greedy, round_robin

greedy_policy = FunctionPolicy("GREEDY", greedy)
round_robin_policy = FunctionPolicy("ROUNDROBIN", round_robin)
