"""What was done to the marks and the people of a class, for its instructors."""
