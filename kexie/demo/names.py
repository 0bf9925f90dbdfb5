"""Invented names: of firms from syllables, of people from surnames and given characters. Pure, seeded, no real lists.

The lists are short and were written for this file; a name that somebody bears is a coincidence.
"""

from collections.abc import Iterator
from random import Random

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
GIVEN = (
    "安柏彬冰博晨成承楚川春丹东方芳飞枫刚光桂国海航浩河恒红宏华辉慧佳坚健江杰金津京静娟军君凯康可兰岚磊力立丽莉亮林霖"
    "琳玲龙璐敏明鸣楠宁培鹏平琪启强青清庆泉群然仁荣瑞山尚诗石舒帅思松涛天庭婷桐万薇伟文武希夏贤翔晓欣新鑫星兴雄秀旭"
    "学雪亚岩彦阳洋业怡毅英莹颖永勇宇雨玉育元远月悦云泽振正志智中忠洲卓子"
)
# Brand syllables: the first sounds like an aim, the second like a place; 24 x 22 pairs.
_FIRST = "晨启恒卓瑞锐凌宏泰盛鼎诚嘉华楚云天方中新光博远汇"
_SECOND = "达科创源锋曜辰川原桥湖岳泉盟域帆拓腾朗峰谷舟"

TRADES: tuple[tuple[str, str], ...] = (
    # trade in the name, discipline of GB/T 13745 its people have most
    ("光电", "510"), ("激光", "510"), ("通信", "510"), ("软件", "520"), ("信息", "520"), ("智能装备", "460"),
    ("电机", "470"), ("汽车零部件", "460"), ("重工", "460"), ("钢构", "450"), ("新材料", "430"), ("生物", "180"),
    ("医药", "350"), ("医疗器械", "310"), ("环保", "610"), ("水务", "570"), ("建工", "560"), ("设计", "560"),
    ("轨道交通", "580"), ("船舶", "580"), ("航空设备", "590"), ("能源", "480"), ("化工", "530"), ("食品", "550"),
    ("纺织", "540"), ("测绘", "420"), ("农业科技", "210"), ("仪表", "416"), ("电缆", "470"), ("模具", "460"),
)  # fmt: skip

# Whence people of the city come, and where they studied.
NATIVE_PLACES = (
    "湖北武汉", "湖北孝感", "湖北黄冈", "湖北荆州", "湖北襄阳", "湖北咸宁", "湖北宜昌", "河南信阳", "湖南岳阳",
    "江西九江",
)  # fmt: skip
UNIVERSITIES = (
    "武汉大学", "华中科技大学", "武汉理工大学", "中国地质大学（武汉）", "华中农业大学", "武汉科技大学", "湖北大学",
    "武汉工程大学", "西安交通大学", "湖南大学",
)  # fmt: skip


def brands(random: Random) -> Iterator[str]:
    """Two-character brands, each once, in an order of the seed: 528 of them."""
    pairs = [first + second for first in _FIRST for second in _SECOND]
    random.shuffle(pairs)
    return iter(pairs)


def person(random: Random) -> str:
    """A surname with one (a quarter) or two given characters."""
    given = random.choice(GIVEN)
    if random.random() > 0.25:
        given += random.choice(GIVEN)
    return random.choice(SURNAMES) + given
