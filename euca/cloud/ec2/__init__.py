"""The EC2 interface by subject: between its messages and the cloud's own requests, and nothing more."""
