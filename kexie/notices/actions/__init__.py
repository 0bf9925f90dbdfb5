"""What is done with documents, receipts, numbers and addressees. Call them through their module."""

from kexie.notices.actions import attachments, documents, imports, receipts, series

__all__ = ["attachments", "documents", "imports", "receipts", "series"]
