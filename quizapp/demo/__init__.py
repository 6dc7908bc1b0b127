"""A class that can be looked at: made up, marked as such, answered through the real services."""
