"""What the screens share: frame, navigation, filters, charts, tables, texts."""
