"""The three tiers as twistd plugins. Every twistd command of the machine reads this: it imports nothing of ours."""

from twisted.application.service import ServiceMaker

euca_cloud = ServiceMaker("Eucalyptus cloud", "euca.cloud.tap", "The cloud: EC2's interface for users.", "euca-cloud")
euca_cluster = ServiceMaker(
    "Eucalyptus cluster", "euca.cluster.tap", "A cluster: owns nodes and a private network.", "euca-cluster"
)
euca_node = ServiceMaker("Eucalyptus node", "euca.node.tap", "A node: drives Xen on this host.", "euca-node")
