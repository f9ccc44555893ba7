"""The screen: map, reader, panels, and the bridge between map and reader."""
