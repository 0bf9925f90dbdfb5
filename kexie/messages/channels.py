"""By which ways a message goes. Pure data."""

from django.db import models


class Channel(models.TextChoices):
    """The order is that of pages and of what :func:`actions.outbox.queue` returns."""

    IN_APP = "in_app", "站内"
    EMAIL = "email", "电子邮件"
    SMS = "sms", "短信"


# A subject stands on these; an SMS has only its text.
WITH_SUBJECT = (Channel.IN_APP, Channel.EMAIL)
# What leaves the house: through a door, outside of quiet hours.
OUTSIDE = (Channel.EMAIL, Channel.SMS)
