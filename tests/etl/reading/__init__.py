"""Tests of `etl.reading`."""
