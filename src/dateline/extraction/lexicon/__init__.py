"""Words: the names a case brings, closed classes, inflection; what is English lies in `en`."""
