"""The index: term parts of BM25 in ordinary tables, so that rights and limits are ordinary SQL."""

from django.db import models


class Posting(models.Model):
    """One term in one document with the term part of its BM25 weight; the rarity of the term is multiplied later."""

    pk = models.CompositePrimaryKey("kind", "term", "document_id")
    kind = models.CharField(max_length=30)
    term = models.CharField(max_length=40)
    document_id = models.UUIDField()
    weight = models.FloatField()

    class Meta:
        """The key carries the weight (migration 0002), so that a search reads the index only."""

        app_label = "kit"
        db_table = "kit_posting"
        indexes = (models.Index(fields=["kind", "document_id"], name="posting_of_document"),)

    def __str__(self) -> str:
        return f"{self.term} {self.weight:.2f}"


class SearchDocument(models.Model):
    """One indexed document: its length in characters and the letters of its title, to judge typed initials."""

    pk = models.CompositePrimaryKey("kind", "document_id")
    kind = models.CharField(max_length=30)
    document_id = models.UUIDField()
    length = models.IntegerField()
    initials = models.TextField(blank=True)

    class Meta:
        """One row per document and kind."""

        app_label = "kit"
        db_table = "kit_search_document"

    def __str__(self) -> str:
        return f"{self.kind} {self.document_id}"


class Term(models.Model):
    """In how many documents of a kind a term stands; counted anew by ``search.refresh``."""

    pk = models.CompositePrimaryKey("kind", "term")
    kind = models.CharField(max_length=30)
    term = models.CharField(max_length=40)
    documents = models.IntegerField()

    class Meta:
        """A nightly table."""

        app_label = "kit"
        db_table = "kit_term"

    def __str__(self) -> str:
        return f"{self.term} {self.documents}"


class Corpus(models.Model):
    """The size of a kind when its terms were last counted, how much was indexed since, how often it changed."""

    kind = models.CharField(max_length=30, primary_key=True)
    documents = models.IntegerField(default=0)
    average_length = models.FloatField(default=0)
    since = models.IntegerField(default=0)
    changes = models.BigIntegerField(default=0)

    class Meta:
        """One row per kind."""

        app_label = "kit"
        db_table = "kit_corpus"

    def __str__(self) -> str:
        return f"{self.kind}: {self.documents}"
