"""Journeys: who was where and when, with the sentences that say so."""
