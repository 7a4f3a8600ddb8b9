"""`dateline verify`: every figure and quotation followed back to its sentence, the working copy to the original it was
taken from, the original to its hash, and the log along its chain."""

from dateline.pipeline.verifying.run import Result, verify

__all__ = ["Result", "verify"]
