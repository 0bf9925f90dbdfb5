"""Settings, addresses and plugs: the storey that knows every other."""
