"""What an article cites: its marks, its references, and which points at which."""
