"""The kinds of fact: what each consists of, how it is said and counted, and its JSON."""
