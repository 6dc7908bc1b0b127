"""A storm over a served app, and what is left after it: `make storm`."""
