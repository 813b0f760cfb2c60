"""``euca``: one command for the people who use a cloud."""
