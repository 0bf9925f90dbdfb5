"""The demo city: a named cast, generated units and people, staged by real actions."""
