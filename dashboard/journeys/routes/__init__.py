"""Routes: trips and legs between stops, and which place contains which."""
