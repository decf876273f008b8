"""The picture of nominations for leadership: states, funnel, what the plan stresses, headroom, ladder."""
