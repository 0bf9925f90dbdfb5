"""Words of short lists (rules.md 12.6) by the codes they are stored as. Pure data, for tables of many rows."""

GENDERS = {"female": "女", "male": "男"}
DEGREES = {"bachelor": "学士", "master": "硕士", "doctor": "博士"}
LEVELS = {"junior": "初级", "middle": "中级", "vice_senior": "副高", "senior": "正高"}
