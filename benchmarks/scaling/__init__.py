"""What ``scale.py`` is made of: a project of any size, how runs are watched, a matcher that costs nothing, servers."""
