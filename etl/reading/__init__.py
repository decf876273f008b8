"""From the bytes of a file to its cells: one reader for each kind of file, opened in a child process with limits."""
