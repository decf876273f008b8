"""The plan workbook: written for the Office to complete after an import, and read back as a plan."""

from etl.plan_workbook.problems import PlanWorkbookRefused, Problem
from etl.plan_workbook.read import read_plan_files, read_plan_workbook
from etl.plan_workbook.write import write_plan_workbook

__all__ = ["PlanWorkbookRefused", "Problem", "read_plan_files", "read_plan_workbook", "write_plan_workbook"]
