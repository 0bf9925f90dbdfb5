"""Messages: templates as data, the inbox in the house, e-mail and SMS, an outbox that sends each one once."""
