"""How fast Enlace reads, how its time grows, how much it gets right: measured by hand, never as a timed test."""
