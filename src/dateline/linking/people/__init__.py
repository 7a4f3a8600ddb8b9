"""The people who were killed or hurt: in which attack, and who of several reports is the same person."""
