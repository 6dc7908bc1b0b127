"""What the answers come to, made again; triggers keep it up to date (`models.tallies`)."""
