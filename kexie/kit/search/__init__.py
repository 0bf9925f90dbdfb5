"""Search in Chinese: BM25 over words and character pairs, pinyin and its initials, in ordinary tables."""

from kexie.kit.search.indexing import forget, index, refresh, refresh_all, version
from kexie.kit.search.ranking import rank

__all__ = ["forget", "index", "rank", "refresh", "refresh_all", "version"]
