"""What leaves the program about nominations: lists, submissions, an import file, statistics; each proves itself."""
