"""The EC2 interface over SOAP: between its messages and the cloud's own requests, and nothing more."""
