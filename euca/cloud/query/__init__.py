"""Amazon's Query interface to the cloud: EC2's operations, and of IAM and STS those that clients ask for their own credentials."""
