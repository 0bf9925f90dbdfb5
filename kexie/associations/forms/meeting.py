"""The meeting and what is filed of it, for a founding and a re-election alike."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kexie.associations.forms import fields
from kexie.associations.models import Assembly, Candidate
from kexie.associations.told import Filing, Meeting

METHODS = (("无记名投票", "无记名投票"), ("举手表决", "举手表决"))
_VOTES = (("for", "赞成"), ("against", "反对"), ("abstain", "弃权"))


class MeetingForm(forms.Form):
    """:meth:`meeting` gives what ``meetings.hold`` and ``reelections.hold`` take."""

    held_on = fields.day("大会日期")
    place = fields.line("地点", 100, required=True)
    entitled = fields.count("应到人数", 999_999, required=True, hint="有选举权的会员或代表")
    present = fields.count("实到人数", 999_999, required=True)
    method = fields.choice("选举方式", METHODS)
    charter_adopted = fields.yes("大会通过了章程")
    minutes = fields.text("会议情况", 2000, hint="主持人、议程、其他决定")

    def __init__(self, data: Any = None, *, candidates: Sequence[Candidate], **more: Any) -> None:
        super().__init__(data, **more)
        self.candidates = candidates
        for place, one in enumerate(candidates):
            for code, words in _VOTES:
                self.fields[f"v{place}_{code}"] = fields.count(f"{one.name}：{words}", 999_999, required=True)

    def plain(self) -> list[Any]:
        """The bound fields without the votes."""
        return [bound for bound in self if not bound.name.startswith("v")]

    def rows(self) -> list[tuple[Candidate, list[Any]]]:
        """A candidate with the bound fields of the votes."""
        return [
            (one, [self[f"v{place}_{code}"] for code, _ in _VOTES]) for place, one in enumerate(self.candidates)
        ]  # fmt: skip

    def meeting(self) -> Meeting:
        """What was recorded."""
        clean = self.cleaned_data
        votes = {
            one.pk: (clean[f"v{place}_for"], clean[f"v{place}_against"], clean[f"v{place}_abstain"])
            for place, one in enumerate(self.candidates)
        }
        names = ("held_on", "place", "entitled", "present", "method", "charter_adopted", "minutes")
        return Meeting(votes=votes, **{name: clean[name] for name in names})


class FilingForm(forms.Form):
    """:meth:`filing` gives what ``meetings.file`` and ``reelections.file`` take."""

    members = fields.count("会员数", 999_999, required=True)
    term_years = fields.choice("每届年数", [(str(year), f"{year} 年") for year in (3, 4, 5)], hint="按章程")
    charter = fields.text("章程全文", 30000, required=True, hint="大会通过的文本，可整篇粘贴", rows=14)

    def __init__(self, data: Any = None, *, assembly: Assembly, term_years: int, **more: Any) -> None:
        told = {"members": assembly.members, "charter": assembly.charter, "term_years": str(term_years)}
        super().__init__(data, initial=told, **more)

    def filing(self) -> Filing:
        """What is filed."""
        clean = self.cleaned_data
        return Filing(clean["members"], clean["charter"], int(clean["term_years"]))
