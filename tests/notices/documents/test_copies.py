"""The code on a printed copy, read off the page by a reader of bar codes that others wrote."""

import pytest
import zxingcpp

from kexie.notices.documents import pdf, press
from tests.notices.documents import ink, samples

DOTS = 72  # to the inch: far less than the poorest telephone sees


@pytest.mark.parametrize("code", ["K7Q2MX94", pytest.param(None, marks=pytest.mark.full)])
def test_a_reader_reads_the_code_off_the_page_and_none_off_a_page_without_one(code):
    sheet = press.Sheet(samples.drawn(), "文.pdf", '"etag"')
    told = press.copy_of(sheet, 7, code).told if code else sheet.told
    found = zxingcpp.read_barcodes(ink.shades(pdf.pictures(told, ppi=DOTS)[0]))
    assert [(one.text, one.format) for one in found] == ([(code, zxingcpp.BarcodeFormat.QRCode)] if code else [])
