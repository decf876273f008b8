"""The trail on the screen: what is looked for, how an act is told, and whether the chain holds."""
