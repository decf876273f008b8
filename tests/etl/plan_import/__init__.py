"""Tests of `etl.plan_import`."""
