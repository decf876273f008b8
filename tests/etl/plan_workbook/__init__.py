"""Tests of `etl.plan_workbook`."""
