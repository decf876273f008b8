"""Official documents as Word files, laid out by Decree 30/2020/NĐ-CP: drafts, never numbered, dated or signed."""
