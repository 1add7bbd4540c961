"""Commands of the command line that have a file of their own; each mirrors one library call."""
