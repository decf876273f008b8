"""The report of a meeting's picture as an official document with annexes: a draft, in Vietnamese only."""

from reports.meeting_report.writing import document

__all__ = ["document"]
