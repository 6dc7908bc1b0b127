"""What a single set of options, a sequence of steps or a bank must keep to: predicates at the
bottom, which generation, drawing and checking share."""
