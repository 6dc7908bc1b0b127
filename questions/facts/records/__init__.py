"""Records: a name and the lines that belong to it, found by deciding for a whole page at once."""
