"""Grammar: the verbs of a sentence, their subjects, and what a place is attached to."""
