"""Words and sentences of English: tokens, stems, opposites (in); articles, lists, amounts (out)."""
