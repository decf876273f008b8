"""An invented year, clearly marked as such: workbooks as units would fill them in, and a manifest of what happened."""

from etl.sample.manifest import Manifest
from etl.sample.writer import write_sample

__all__ = ["Manifest", "write_sample"]
