from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PartyKind(TextChoices):
    STATE = "state", _("State")
    ORGANISATION = "organisation", _("Organisation")
    ORGAN = "organ", _("Organ of the process")
    GROUP = "group", _("Group of parties")


class BodyKind(TextChoices):
    PLENARY = "plenary", _("Vice-ministers")
    CONSULTATION_GROUP = "consultation-group", _("Consultation group")
    NETWORK = "network", _("Liaison officer network")
    WORKING_GROUP = "working-group", _("Working group")
    OTHER = "other", _("Other body")


class MembershipRole(TextChoices):
    MEMBER = "member", _("Member Country")
    OBSERVER = "observer", _("Observer")
    SECRETARIAT = "secretariat", _("Technical Secretariat")
    CIVIL_SOCIETY = "civil_society", _("Civil society")


class PostKind(TextChoices):
    FOCAL_POINT = "focal_point", _("Focal point")
    DELEGATE = "delegate", _("Delegate")
    OBSERVER = "observer", _("Observer")
    OFFICER = "secretariat", _("Officer of the Technical Secretariat")
    PRESIDENCY = "presidency", _("Presidency Pro Tempore")
