"""Names that must not be printed: whose they are, where they are, and every report as it is published without them.

It lies between extraction, which reads each report as it is, and linking, which sees only what is published.
"""
