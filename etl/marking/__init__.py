"""The sender's own workbook given back marked: by surgery on the package, so that nothing else in it changes."""
