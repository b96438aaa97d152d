"""The only room that requests cited URLs: address guard, client, capture."""
