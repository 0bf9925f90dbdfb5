"""A document as plain data, ready to be drawn: the same parts for the web page, the print view and the desk. Pure."""

from kexie.notices.documents.paper import Annex, Paper, paper
from kexie.notices.documents.paragraphs import Paragraph, from_text, stored, to_text

__all__ = ["Annex", "Paper", "Paragraph", "from_text", "paper", "stored", "to_text"]
