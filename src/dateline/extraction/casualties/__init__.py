"""Casualty figures: words of harm, counted people, and when, where and by what they were hit."""
