"""Mail that comes in: replies to letters of reminders, and word that a letter could not be delivered.

Reading a message (``reading``, ``cutting``, ``naming``, ``bounces``, ``senders``) touches no table and never fails on
what it is given; what it cannot read it says. What becomes of a message is decided in ``services.incoming``. Enlace
believes a reply that came to the signed address of a letter, from the address of the person to whom it was written.
"""
