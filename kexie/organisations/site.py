"""What the public site says of itself, as values that forms make and actions take. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What the public site says of itself (quality/bar.md 2.3); empty where there is none."""

    platform_name: str = ""
    icp_filing: str = ""
    police_filing: str = ""
    site_code: str = ""
    editor_telephone: str = ""


@dataclass(frozen=True, slots=True)
class Contacts:
    """Where the association is: the same fields as its particulars, which the footer of the public site shows."""

    address: str = ""
    postcode: str = ""
    telephone: str = ""
    fax: str = ""
