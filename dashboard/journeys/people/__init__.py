"""People: names, posts and pronouns, and whom they mean."""
