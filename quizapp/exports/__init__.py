"""Tables of a class for spreadsheets and for the gradebooks of Moodle and Canvas."""
