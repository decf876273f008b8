SELECT actual FROM progress_rows
