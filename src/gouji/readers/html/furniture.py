"""Words and names by which the furniture of a page is told from the report: navigation, counters, sharing, footers."""

from __future__ import annotations

import re

NAMES = re.compile(
    r"(?:^|[-_\s\d])(?:nav|navbar|navigation|menu|crumbs?|breadcrumbs?|position|location|dqwz|weizhi|wz|header|head|top|banner|logo|footer|"
    r"foot|bottom|copyright|side|sidebar|aside|left|right|related|relate|xgwz|xgxw|recommend|hot|share|bdshare\w*|print|dayin|toolbar|tools?|"
    r"pager?|prev|next|search|login|comment|friend\w*|links?|yqlj|fujian|fj|attach\w*|appendix|ewm|erweima|qr\w*|wza|info|xxgkinfo|"
    r"laiyuan|source|time|meta|property|zw-info|other)(?:$|[-_\s\d])",
    re.I,
)
"""Class and id names of furniture. A hint only: it never outweighs a sentence with a figure."""

TAGS = frozenset(("nav", "footer", "aside", "header", "menu"))

_BUTTON = (
    r"打印|关闭|收藏|分享|返回|导出|下载|纠错|朗读|听全文|复制链接|设为首页|加入收藏|我要|本页|本文|页面|窗口|顶部|首页|列表|上一页|下一页|"
    r"到|至|微信|微博|新浪|腾讯|朋友圈|QQ空间|QQ好友|QQ|人民网|豆瓣|字体|字号|文字大小|放大|缩小|默认|大|中|小|[TtAa]|[-+]"
)
_DATE = r"\d{4}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}\s*日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?"
_FILE = r"\.(?:docx?|pdf|xlsx?|zip|rar|wps|ofd)(?:\s*[（(]?[\d.]+\s*[KM]B?[)）]?)?"

LINE = re.compile(
    r"[\s【\[（(|｜>»·•]*(?:"
    r"(?:发布|发文|发稿|公开|生成|成文|更新|印发|录入|添加|信息|文章|稿件)?(?:日期|时间|来源|作者|编辑)\s*[:：].*"
    r"|(?:发布|公开|责任|编制|发文|产生)(?:机构|单位|部门|主体|编辑)\s*[:：].{0,60}"
    r"|(?:信息)?(?:索\s*引\s*号|索取号|主题分类|主题词|信息分类|信息类别|文\s*号|发文字号|公文种类|体裁分类|服务对象分类|有\s*效\s*性|名\s*称|标\s*题|"
    r"关\s*键\s*词|摘\s*要|内容概述)\s*[:：].{0,100}"
    r"|(?:已?被?(?:浏览|阅读|点击|访问|查看)(?:次数|量|数|率)?\s*[:：]?\s*\d*\s*次?)"
    rf"|{_DATE}[\s|｜]+(?:来源|作者|浏览|点击|阅读|访问|字体|字号|分享|打印|【|\[).*"
    rf"|(?:(?:{_BUTTON})[\s】\]【\[）)（(|｜:：、，]*)+"
    r"|(?:扫一扫|扫码|微信扫|用微信扫|手机扫).{0,30}"
    r"|(?:上一篇|下一篇|上一条|下一条)\s*(?:[:：].*)?"
    r"|(?:相关(?:链接|阅读|文档|文章|信息|新闻|稿件|附件|解读|资料)|友情链接|延伸阅读|热点(?:推荐|新闻)|推荐阅读|更多)\s*[:：>+]*"
    r"|(?:您|你)?(?:当前|现在|所在)?(?:的)?(?:所在)?位置(?:是)?\s*[:：].*"
    r"|(?:责任编辑|审核|校对|初审|复审|终审|责编|签发|供稿|撰稿)\s*[:：].{0,40}"
    rf"|附件(?:下载|列表)?\s*[:：]?|附件\s*\d?\s*[:：].{{0,80}}{_FILE}|.{{0,80}}{_FILE}"
    r"|您对本页.*|(?:我要)?(?:纠错|评论|留言|咨询)"
    r")[\s】\]）)|｜]*",
    re.I,
)
"""A whole line that is furniture."""

FOOTER = re.compile(
    r"Copyright|©|主办(?:单位)?\s*[:：]|承办(?:单位)?\s*[:：]|技术支持|网站地图|联系我们|网站声明|关于我们|隐私|建议使用|无障碍|适老|长者|客户端|"
    r"IPv6|今天是|欢迎您|登录|注册|友情链接|相关(?:链接|阅读|文档|新闻|信息)|推荐阅读|附件|Produced\s+By",
    re.I,
)
"""Words of what follows a report on a page; they tell nothing inside one."""

LEGAL_FOOTER = re.compile(r"版权所有|ICP\s*备|网安备|公安备\s*\d|网站标识码|分辨率|浏览器|未经.{0,8}授权|All\s+Rights", re.I)
"""Words that no sentence of a report holds."""

INDEX_TABLE = re.compile(r"索\s*引\s*号|信息分类|主题分类|发文字号|公文种类|发布机构|生成日期|公开日期|成文日期")
"""Labels of the index table that sites put above a document."""


def is_furniture(text: str) -> bool:
    """Whether a line is furniture by its words alone, wherever it stands outside the text of a report."""
    if len(text) > 200:
        return False
    if LEGAL_FOOTER.search(text):
        return True
    return bool(LINE.fullmatch(text)) and "。" not in text


def follows_report(text: str) -> bool:
    """Whether a line below the last sentence of a report is the begin of what follows it."""
    return is_furniture(text) or (bool(FOOTER.search(text)) and not re.search("[。，；]", text))


def is_index_table(text: str) -> bool:
    """Whether a table's text is that of the index table above a document."""
    return len(text) < 1500 and len(set(INDEX_TABLE.findall(text))) >= 2


def is_named_furniture(tag: str, marks: str) -> bool:
    """Whether a container is furniture by its tag, class or id."""
    return tag in TAGS or bool(marks and NAMES.search(marks))
