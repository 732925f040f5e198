"""Pages: directory."""
