"""How Enlace is put together: settings from the environment, addresses, the server's entry. Owns no rule."""
