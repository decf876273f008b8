"""Speed, memory and robustness, measured."""
