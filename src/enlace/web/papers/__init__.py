"""Pages: papers of meetings, the rules and templates they are made by, sheets of countries."""
