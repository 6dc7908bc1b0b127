"""Questions as files for the programs of others, wherever a page offers them."""
