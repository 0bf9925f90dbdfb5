"""Letters of Chinese: the package's own dictionaries, only smaller."""

import json
import subprocess
import sys
from pathlib import Path

from kexie.kit import pinyin

WORDS = ("重庆长江银行行长", "武汉市科学技术协会", "单于单县", "曾经曾国藩", "〇𠮷Abc 1")


def test_every_phrase_of_the_package_is_there_as_the_package_has_it() -> None:
    whole = json.loads(Path(str(pinyin.bare().__file__)).with_name("phrases_dict.json").read_text("utf-8"))
    assert len(whole) > 40_000
    assert pinyin.phrases() == whole


def test_texts_are_read_as_the_package_by_itself_reads_them() -> None:
    """In a process of its own: in this one the dictionaries are ours."""
    code = f"import json, pypinyin; print(json.dumps([pypinyin.lazy_pinyin(one, errors=list) for one in {WORDS!r}]))"
    told = subprocess.run([sys.executable, "-c", code], env={}, capture_output=True, text=True, check=True).stdout
    assert [pinyin.read(one, errors=list) for one in WORDS] == json.loads(told)
    assert pinyin.read("重庆", errors=list) == ["chong", "qing"]
