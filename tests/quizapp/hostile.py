"""The fields of all forms."""

FIELDS = (
    "login", "password", "email", "username", "name", "display_name", "current", "new",
    "code", "role", "language", "timezone", "wording", "blank-b1", "answer", "try",
    "opened", "certainty", "move",
    "order", "low", "high", "topics", "kinds", "length", "mode", "activity", "article", "next",
    "fact", "verb", "seen", "show", "kind", "quote", "start", "title", "author", "origin", "text",
    "token", "text_revision", "field-name", "field-group", "field-reps",
    "act", "stem", "draw", "prompt", "why", "topic", "verdict", "correction", "right", "anyway",
    "option-1", "option-2", "option-3", "feedback-1",
    "home", "lines", "line", "begin", "one", "from", "to", "subject", "relation-1", "take",
    "exam_on", "new_a_day", "minutes", "thing", "taken_for",
    "comment", "reply", "go", "other_length", "undo", "page", "at", "said", "question",
    "sets", "reps", "hold_seconds", "per_week", "each_side", "text", "day", "felt", "form_key",
    "done", "exercise", "all", "share", "about", "step", "revision", "round", "position",
    "section", "student_number", "sort_name", "time_zone",
    "open", "audience", "class",
    "due_at", "opens_at", "extra_minutes", "extra_attempts", "telling", "counting", "attempts",
    "items", "is_same_for_all", "q1", "reason", "keep", "message",
)  # fmt: skip
