"""Search: the query language, the engine protocol and the engines behind it."""
