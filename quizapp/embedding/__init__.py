"""Single questions on the pages of others: shown and told about, never stored."""
