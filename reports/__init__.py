"""What is taken away from the program: workbooks that were reopened and compared before they are handed over."""
