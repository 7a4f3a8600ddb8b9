"""The roads that extraction and linking run on: cached, in parts, over several processes;
and what two editions differ in."""
