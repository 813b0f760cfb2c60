"""The cluster tier: owns nodes and a private network."""
