"""The meeting's picture on the projector: full screen, slide by slide, with a strip that takes down directions."""
