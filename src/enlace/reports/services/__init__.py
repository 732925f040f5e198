"""What the product does with reports: bring them in, place them with their meeting, review, adopt, correct."""

from enlace.reports.services.importing import read_import_file, start_import
from enlace.reports.services.placing import set_aside, set_meeting, set_visibility

__all__ = ["read_import_file", "set_aside", "set_meeting", "set_visibility", "start_import"]
