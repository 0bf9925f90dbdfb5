"""章程: the text a meeting has adopted; before that a first one, by the six parts the 通则 of 2008 orders it in. Pure.

The unit changes of the draft what it likes; the words are ours, the tasks are the seven of the 通则 (rules.md 4.1).
"""

import re

from kexie.associations.documents.facts import Told, day
from kexie.associations.documents.wording import figure, share
from kexie.notices.documents.tables import Paper, Section

MARK = "附件"
_HEADING = re.compile(r"第[零〇一二三四五六七八九十百0-9]+[章节](?=$|[\s　：:])")
_LONGEST_HEADING, _LONGEST_TITLE = 40, 60


def draft(told: Told) -> Paper:
    """章程（草案）, with the name, the unit, who guides it and how it votes filled in.

    A re-election mends the text that stands, where it is kept.
    """
    title = f"{told.name}章程（{'草案' if told.founds else '修订草案'}）"
    if told.charter_before:
        return Paper(title=title, sections=_sections(told.charter_before))
    sections, number = [], 0
    for heading, articles in _parts(told):
        lines = [f"第{figure(number + place)}条　{article}" for place, article in enumerate(articles, start=1)]
        sections.append(Section(heading, lines))
        number += len(lines)
    return Paper(title=title, sections=sections)


def adopted(told: Told, mark: str = "") -> Paper:
    """章程 as it was filed, its parts under headings; who adopted it when stands under the title."""
    about = f"（{day(told.held_on)}{told.occasion}通过）" if told.charter_adopted else ""
    return Paper(title=f"{told.name}章程", about=about, sections=_sections(told.charter), mark=mark)


def _sections(text: str) -> list[Section]:
    """A typed text by its chapters; its own title goes, for the paper has one."""
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    if len(lines) > 1 and lines[0].endswith("章程") and len(lines[0]) <= _LONGEST_TITLE:
        lines = lines[1:]
    found: list[tuple[str, list[str]]] = [("", [])]
    for line in lines:
        if _HEADING.match(line) and len(line) <= _LONGEST_HEADING:
            found.append((line, []))
        else:
            found[-1][1].append(line)
    return [Section(heading, told) for heading, told in found if heading or told]


def _parts(told: Told) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Title and articles of each."""
    base = "应到会人数" if told.votes_of == "entitled" else "实到会人数"
    return (
        ("第一章　总则", (
            f"本组织的名称为{told.name}（以下简称本会）。",
            f"本会是{told.unit}科技工作者的群众组织，在所在单位党组织领导下开展工作，业务上接受{told.place}指导。",
            "本会的宗旨是：团结服务科技工作者，促进科技创新，普及科学技术，为本单位发展和科技工作者成长服务。",
            "本会遵守国家法律法规和中国科协及地方科协的有关规定。",
        )),
        ("第二章　任务", (
            "开展学术和技术交流，活跃学术思想，推动技术进步。",
            "普及科学技术知识，弘扬科学精神，提高职工科学素质。",
            "组织科技工作者参加技术创新、技术培训和技术咨询服务。",
            "接受委托参与专业技术资格评审，举荐、表彰优秀科技工作者。",
            "反映科技工作者的意见和建议，维护科技工作者的合法权益。",
            "组织和推荐科技工作者加入全国和地方学会，参加其活动。",
            "发挥离退休科技工作者的作用，办好科技工作者之家。",
        )),
        ("第三章　会员", (
            "本单位具有初级以上专业技术职称或者从事科技工作的职工，承认本章程，自愿提出申请，经本会批准，成为会员。",
            "会员享有选举权、被选举权和表决权，有权参加本会活动，对本会工作提出批评和建议。",
            "会员应当遵守本章程，执行本会决议，完成本会委托的工作。",
            "会员入会自愿、退会自由；离开本单位的，会员资格自行终止。",
        )),
        ("第四章　组织", (
            "本会的最高权力机构是会员大会或者会员代表大会，每年至少召开一次。",
            "会员大会或者会员代表大会制定和修改章程，选举和罢免委员会，审议委员会的工作报告，决定其他重大事项。",
            f"会员大会或者会员代表大会有应到人数{share(told)}以上到会方可召开；选举和决议须经{base}半数以上赞成方可通过。",
            "委员会是会员大会闭会期间的执行机构，由主席一名、副主席若干名、秘书长一名和委员若干名组成。",
            "秘书长由主席提名，经委员会通过。",
            f"委员会每届任期{figure(told.term_years)}年。因特殊情况需要提前或者延期换届的，报业务指导单位同意，延期不超过一年。",
            "本会可以按部门设立分会、小组，日常工作由秘书长主持。",
        )),
        ("第五章　经费", (
            "本会经费来源：本单位拨款，有偿服务收入，社会资助，其他合法收入。",
            "经费用于本章程规定的任务，按本单位财务制度管理，每年向会员大会或者会员代表大会报告。",
        )),
        ("第六章　附则", (
            f"本章程经会员大会或者会员代表大会通过后生效，报{told.place}备案。修改时同。",
            "本章程由委员会负责解释。",
        )),
    )  # fmt: skip
