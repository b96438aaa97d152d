"""The only room that writes snapshots: WARC files, their index, and whether they are still sound."""
