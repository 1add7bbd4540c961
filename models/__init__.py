"""Trained and provisional models, as plain JSON with a card each."""
