"""The Bazaar as a site of its own, made of what the newsroom's API gives."""
