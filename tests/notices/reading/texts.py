"""Notices to read: the founding one, and invented ones as other sites, offices and word processors leave them."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PLACE = ROOT / "kexie/demo/data/notice-2013.txt"


def founding() -> str:
    """The notice of 2013 as its page left it, every byte; it is packaged with the demo world."""
    return PLACE.read_bytes().decode("utf-8")


def wide(text: str) -> str:
    """The same text typed with a Chinese keyboard: full-width punctuation behind Chinese characters."""
    return re.sub(r"(?<=[\u4e00-\u9fff》〕”)])[,;:!?()]", lambda mark: chr(ord(mark[0]) + 0xFEE0), text)


# Labels above the title, another order, a clock without seconds, an attachment list before signature and date.
LABELS_FIRST = """\
当前位置:首页 > 通知公告 > 正文
来源:江城市科协普及部 | 发布时间:2014-09-03 09:05 | 浏览次数:318次
江科协[2014]007号
关于开展2014年全国科普日活动的通知

各区科协,市属各学会、协会、研究会:
为办好今年的全国科普日活动,现就有关事项通知如下。
一、活动主题
创新发展,全民行动。
二、活动时间
9月20日至26日。
附件:1.2014年全国科普日活动登记表.doc
     2.2014年全国科普日活动总结表.doc
江城市科学技术协会
2014年9月1日
上一篇:关于评选优秀论文的通知
Copyright © 江城市科学技术协会 版权所有
技术支持:某某网络公司
"""

# Pasted from Word: no site, title broken by sense, two issuers, Chinese figures, a remark and an imprint.
FROM_WORD = """\
江城市科学技术协会文件
江科协〔2013〕22号

关于表彰第四届江城市优秀科技工作者
并组织开展学习宣传活动的
决定

各区科协、科技局,各企事业科协以及有关单位:

　　经评审和公示,决定表彰王某某等20名同志。
　　希望受表彰的同志再接再厉。

江 城 市 科 学 技 术 协 会
江城市科学技术局
二〇一三年十月二十五日

(此件公开发布)
抄送:省科协,市委办公室。
江城市科学技术协会办公室　2013年10月28日印发
"""

# Signature and date on one line, two attached documents with marks of their own.
TWO_ANNEXES = """\
江城科协网
工作动态
关于印发《江城市院士专家工作站管理办法(试行)》和《考核细则》的通知
发布日期:2015年3月9日 8时30分 来源:江城市院士服务中心 作者:
各有关单位:
现将两个文件印发给你们,请遵照执行。
附件:1.江城市院士专家工作站管理办法(试行)
2.考核细则
江城市科协 2015年3月6日
附件1
江城市院士专家工作站管理办法(试行)
第一章 总则
(一)建站条件
1.有研发机构。
(1)固定场所
附件2
考核细则
每年考核一次。
"""

# A 公示: no addressees, a meeting time in the body that is no publication date, names of files below the date.
PUBLICITY = """\
公示公告
江城市自然科学优秀学术论文拟获奖名单公示
2016/11/08
经专家评审,现将拟获奖名单予以公示。
时间:2016年11月8日至14日
联系电话:027-00000000。
江城市科协办公室
2016年11月8日
附件1:拟获奖论文名单.xls
附件2:异议登记表.doc
"""

# Joint issuers side by side; the date stands alone; contact lines and no page around.
JOINT = """\
关于举办企业创新方法培训班的通知
各企业科协:
定于2013年5月20日举办培训班,请选派人员参加。
联系人:企事业部
江城市科学技术协会  江城市总工会
2013年5月6日
联系电话:027-00000001
"""

# A report from a district: neither 关于 nor 通知, so the title is told by its place above the labels.
REPORT = """\
江城市科协

一线传真

[南湖区]科普大篷车走进社区

发布日期:2015/7/21 16:04:09      来源:南湖区科协      作者:
字体显示:【大】  【中】  【小】

7月18日,科普大篷车开进南湖社区。

居民踊跃参加。

Copyright © 地址:江城市某路1号
邮编:430000 电话:(027)00000000
"""

# Everything the labels may go without: blanks inside, number as a label, a weekday, buttons.
LABEL_NUMBER = """\
首页 >> 公告栏 >> 关于召开企事业科协组织建设工作座谈会的通知
关于召开企事业科协组织建设工作座谈会的通知
文号:江科协办【2013】3号   时 间:2013年4月8日 星期一 15:00   稿源:办公室   打印 关闭
各区科协:
定于4月12日召开座谈会。
江城市科协办公室
2013年4月8日
"""

# 主送 in two lines, brackets with separators inside, a chain of regions; the attached document has no mark.
LONG_ADDRESSEES = """\
关于做好2018年度统计年报工作的通知
各市、州、县(市、区)科协,
省级各学会、协会(研究会),在汉各高等学校及直属单位:
请于1月20日前报送报表。
2018年1月3日
2018年度统计年报
填报
说明
一、填报范围
县级以上科协。
"""

ALL = {
    "labels first": LABELS_FIRST,
    "from word": FROM_WORD,
    "two annexes": TWO_ANNEXES,
    "publicity": PUBLICITY,
    "joint": JOINT,
    "report": REPORT,
    "label number": LABEL_NUMBER,
    "long addressees": LONG_ADDRESSEES,
}
