"""The Office's desk of nominations: the board, one nomination, the council, lists, papers."""
