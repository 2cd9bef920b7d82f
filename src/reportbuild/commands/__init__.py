"""Door: one file for each command of the command line, and how they all print."""
