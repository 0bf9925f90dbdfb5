"""The way of an official document (rules.md 2.1 and 3): 拟稿 → 核稿 → 会签 → 签发 → 编号 → 印发.

Two verbs leave 核稿 because a flow has one target a verb: ``review`` goes straight to the signer, ``circulate`` to
the co-issuers first. Likewise ``countersign`` stays while others are still to answer and ``conclude`` is the last
co-issuer's. Each pair is one action and one button; ``rules.acts`` picks the one that fits the document.
"""

from kexie.kit.flow import Flow, State, Step

DOCUMENT = Flow(
    entity="document",
    states=(
        State("draft", "拟稿", "grey", waits_for="拟稿人"),
        State("review", "核稿", "warn", waits_for="核稿人"),
        State("countersign", "会签", "warn", waits_for="联合发文单位"),
        State("sign_off", "签发", "warn", waits_for="签发人"),
        State("signed", "已签发（待编号）", "info", waits_for="编号人"),
        State("numbered", "已编号", "info", waits_for="印发人"),
        State("issued", "已印发", "ok", public_label="已印发"),
        State("void", "已作废", "grey"),
    ),
    steps=(
        Step("submit", "送核稿", ("draft",), "review"),
        Step("review", "核稿通过", ("review",), "sign_off"),
        Step("circulate", "核稿通过，送会签", ("review",), "countersign"),
        Step("countersign", "会签同意", ("countersign",), None),
        Step("conclude", "会签同意", ("countersign",), "sign_off"),
        Step("object", "提出异议", ("countersign",), None, note_required=True),
        Step("sign_off", "签发", ("sign_off",), "signed"),
        Step("return", "退回拟稿", ("review", "countersign", "sign_off"), "draft", note_required=True),
        Step("number", "编号", ("signed",), "numbered"),
        Step("issue", "印发", ("numbered",), "issued"),
        Step(
            "withdraw",
            "撤回",
            ("review", "countersign", "sign_off", "signed", "numbered"),
            "draft",
            note_required=True,
            danger=True,
        ),
        Step("void", "作废", ("draft",), "void", note_required=True, danger=True),
        Step("correct", "拟更正件", ("issued",), None),
    ),
)

# 纸质原件: a printed copy goes out once; one that came back stays with the issuer.
ORIGINAL = Flow(
    entity="original",
    states=(
        State("made", "已印制", "warn", waits_for="用印"),
        State("stamped", "已用印", "info", waits_for="发出"),
        State("sent", "已发出", "info", waits_for="收件单位"),
        State("received", "已收到", "ok"),
        State("returned", "已退回", "grey"),
        State("lost", "已遗失", "bad"),
        State("void", "已作废", "grey"),
    ),
    steps=(
        Step("stamp", "用印", ("made",), "stamped"),
        Step("send", "发出", ("stamped",), "sent"),
        Step("receive", "收到", ("sent",), "received"),
        Step("return", "退回", ("sent", "received"), "returned"),
        Step("lose", "遗失", ("made", "stamped", "sent", "received"), "lost", note_required=True, danger=True),
        Step("void", "作废", ("made", "stamped", "returned"), "void", note_required=True, danger=True),
    ),
)

# States in which the text is still the drafter's; after them it is fixed (guards in models/documents.py).
OPEN = ("draft",)
# States from which a document stands for good.
CLOSED = ("issued", "void")
