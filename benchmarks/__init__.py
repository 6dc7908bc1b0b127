"""What `make bench` measures. Nothing here is a test."""
