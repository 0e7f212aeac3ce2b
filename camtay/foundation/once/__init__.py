"""Any request may be repeated: key, actor, digest and stored answer."""
