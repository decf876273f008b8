"""What a meeting looks at: sections drawn from the ledger in the order of what must be decided, cut into slides.

The screen, the briefing and the report draw the same sections: a figure is asked for once.
"""
