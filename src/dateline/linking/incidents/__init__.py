"""Incidents and their tolls."""
