"""Numbers people quote: unique in a plan, given once, never reused."""


def numbered(prefix: str, plan_id: str, number: int) -> str:
    """Return a record's number such as KK-2023-007."""
    return f"{prefix}-{plan_id}-{number:03d}"
