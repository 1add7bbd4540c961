"""Many reports: input discovery and isolated workers."""

from gouji.batch.inputs import Inputs, find_inputs
from gouji.batch.runner import audit_paths

__all__ = ["Inputs", "audit_paths", "find_inputs"]
