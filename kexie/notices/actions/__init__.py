"""What is done with documents, receipts, numbers and addressees. Call them through their module."""

from kexie.notices.actions import attachments, documents, imports, links, phone_calls, receipts, series

__all__ = ["attachments", "documents", "imports", "links", "phone_calls", "receipts", "series"]
