"""Many reports: which there are, and isolated workers to audit them. Stores of big batches are in `gouji.batch.run`."""

from gouji.batch.inputs import Input, Inputs, find_inputs, inputs_of
from gouji.batch.manifest import read_manifest
from gouji.batch.runner import audit_paths
from gouji.batch.worker import audited

__all__ = ["Input", "Inputs", "audit_paths", "audited", "find_inputs", "inputs_of", "read_manifest"]
