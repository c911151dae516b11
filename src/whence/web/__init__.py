"""The record to be looked at in a browser, and the same as JSON. Server-rendered; nothing is loaded from elsewhere."""
