"""Language: words, their forms, and the tables of English."""
