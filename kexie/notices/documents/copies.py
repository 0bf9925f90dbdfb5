"""What marks one printed copy: its 份号 (GB/T 9704-2012, 7.2.1: six figures), its code as text and as QR. Pure."""

from typing import Any

from kexie.notices import copy_codes


def told(serial: int, code: str) -> dict[str, Any]:
    """``{"serial", "code", "rows"}``: as printed, and the dark modules of the QR by row, ``#`` and blanks."""
    import qrcode  # see people.totp

    symbol = qrcode.QRCode(border=0, error_correction=qrcode.constants.ERROR_CORRECT_M)
    symbol.add_data(code, optimize=0)
    rows = ["".join("#" if dark else " " for dark in row) for row in symbol.get_matrix()]
    return {"serial": f"{serial:06d}", "code": copy_codes.shown(code), "rows": rows}
