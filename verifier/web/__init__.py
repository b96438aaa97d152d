"""The review desk as web pages: server-rendered, each action a plain form; scripts only make it quicker."""
