"""The verbs a plan's measures begin with, and the words that may stand before them. Data, longest first."""

import re
from typing import Final

_WORDS: Final = """
新建 新增 新设 新成立 组建 建立 建成 建设 创建 成立 筹建 打造 设立 搭建 构建 共建 新认定 认定 授牌 命名 挂牌
换届 举办 召开 开展 组织 承办 主办 协办 组织开展 组织实施 实施 开设 启动 筹备 举行 参加 参与 参评 报名 推荐
举荐 评选 表彰 遴选 选树 选拔 选派 申报 征集 收集 发布 立项 结题 验收 评审 推选 奖励 资助 扶持 支持 发展
吸纳 登记 引进 柔性引进 引导 引育 培养 培育 培训 轮训 孵化 转化 促成 促进 达成 对接 签约 签订 服务 帮扶 帮助
推进 推动 推广 加强 强化 加大 扩大 深化 完善 健全 提高 提升 增强 落实 贯彻 完成 实现 确保 做好 抓好 办好
用好 建好 管好 指导 督促 督办 检查 考核 评估 调研 走访 慰问 走访慰问 看望 关心 安排 疗养 体检 联系 协调 探索
总结 交流 宣传 编印 编制 编写 制定 制订 出台 修订 印发 撰写 报送 形成 提交 刊发 发表 出版 制作 拍摄 更新
开通 上线 运行 管理 整合 倡导 巩固 拓展 延伸 优化 覆盖 带动 带领 争取 投入 筹集 落地 邀请 聘请 受理 办理
解决 攻克 提供 发放 赠送 结对 组团 活跃 丰富 依托 发挥 团结 凝聚 营造 激发 调动 选送 建言献策 开发 创作 命题
规范 协助 引领 激励 树立 弘扬 着力 改进 改造 扶助 整理 汇编 贯彻落实 贯彻实施 总结交流 总结推广 评选表彰
征集发布 联系服务 宣传推广 遴选推荐 学习宣传 学习宣传贯彻
学习贯彻 指导服务 督促指导 创造 办实事 推出 打通 防范 维护 保障
配备 配合 申请 争创 创办 达到 累计 力争 深入 突出 坚持 学习 宣讲 传达 听取 召集 部署 开好 加快
"""
VERBS: Final = tuple(sorted(_WORDS.split(), key=lambda word: (-len(word), word)))
# They colour another verb, or name an amount reached: no act of their own.
_COLOURS: Final = frozenset({"力争", "深入", "着力", "突出", "坚持", "加快", "累计", "达到", "参评"})
VERB: Final = re.compile("|".join(word for word in VERBS if word not in _COLOURS))
# These are nouns as well: 培训班, 推荐工作, 服务中心 are things, no acts.
_NOUNS: Final = """
培训 推荐 评选 表彰 服务 考核 评审 建设 交流 调研 慰问 体检 对接 扶持 孵化 转化 推广 管理 协调 宣传 登记
申报 征集 投入 组织 指导 合作 领导 命名 立项 验收 检查 评估 认定 换届 疗养 激励 引导 培养 培育 学习 宣讲
签约 规范 运行 覆盖
"""
_NOMINAL: Final = frozenset(_NOUNS.split())
_NOUN_AFTER: Final = re.compile(
    r"[班会员者站点率量额型性力费金奖面]|工作|活动|中心|平台|机制|体系|基地|项目|计划|人员|人次|人数|制度|建设|大会|情况|有关|的"
)
_BODY_AFTER: Final = re.compile(r"建设|体系|机制|机构|覆盖|架构|网络")  # 组织建设, but 组织活动 is an act
# An amount or a share keeps its name whole (结业考核合格率), except for the acts that raise or reach it.
_MEASURED: Final = re.compile(r"(?:率|比例|比重|占比|覆盖面|满意度|金额|总额|额度|数量|总量|总数|人数|产值|效益)$")
_REACHING: Final = re.compile(
    r"^(?:进一步|不断|努力)?(?:提高|提升|确保|实现|完成|推动|扩大|增强|力争|争取|使|保持|促成|达成|新增|签订|带动)+"
)


def _is_noun(match: re.Match[str], clause: str) -> bool:
    if match.group() == "组织":
        return _BODY_AFTER.match(clause, match.end()) is not None
    return match.group() in _NOMINAL and _NOUN_AFTER.match(clause, match.end()) is not None


def first(clause: str) -> tuple[int, int] | None:
    """(start, end) of the first verb of a folded clause, 走访慰问 taken together; ``None`` for no verb."""
    match = next((match for match in VERB.finditer(clause) if not _is_noun(match, clause)), None)
    if match is None:
        return None
    return match.span()


def object_of(clause: str) -> str:
    """What the first verb of a folded clause acts on; the whole clause where it has none or names a share."""
    if _MEASURED.search(clause):
        return _REACHING.sub("", clause)
    found = first(clause)
    return clause[found[1] :] if found else clause
