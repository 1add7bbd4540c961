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

LINE = re.compile(
    r"^[\s【\[（(|｜>»·•]*(?:"
    r"(?:发布|发文|发稿|公开|生成|成文|更新|印发|录入|添加|来源|信息|文章|稿件|添加)?(?:日期|时间|来源|部门|机构|单位|作者|编辑)\s*[:：]"
    r"|(?:发布|公开|责任|编制)(?:机构|单位|部门|主体|编辑)\s*[:：]"
    r"|(?:信息)?(?:索引号|索取号|主题分类|主题词|信息分类|文号|发文字号|公文种类|体裁分类|服务对象分类|有效性|名\s*称|标\s*题|关键词|摘\s*要|内容概述)\s*[:：]?"
    r"|(?:浏览|阅读|点击|访问|查看|点击量|浏览量|阅读量)(?:次数|量|数|率)?\s*[:：]"
    r"|(?:浏览|阅读|点击)(?:次数|量|数)\s*\d+\s*$"
    r"|(?:文字大小|字体|字号|字体大小)\s*[:：]|[大中小]\s*[】\]]?\s*[大中小]"
    r"|\d{4}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}\s*日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?[\s|｜]+"
    r"(?:来源|作者|浏览|点击|阅读|访问|字体|字号|分享|打印|【|\[)"
    r"|(?:已)?(?:被)?(?:浏览|阅读|点击|访问)\s*[:：]?\s*\d*\s*次?\s*$|[Aa]\s*[+-]|(?:微信|微博|QQ空间|朋友圈)(?:\s|$)|您对本页|本页(?:内容|面)是否"
    r"|(?:打印|关闭|收藏|分享|返回|导出|下载|纠错|复制链接|听全文|朗读|我要纠错|我要打印|打印本页|关闭窗口|关闭本页|返回顶部|回到顶部|分享到.{0,12})[\s】\]）)|｜\w]{0,16}$"
    r"|(?:扫一扫|扫码|微信扫|用微信).{0,30}$"
    r"|(?:上一篇|下一篇|上一条|下一条|上一页|下一页)\s*[:：]?"
    r"|(?:相关(?:链接|阅读|文档|文章|信息|新闻|稿件|附件|解读|资料)|友情链接|延伸阅读|热点(?:推荐|新闻)|推荐阅读|更多)\s*[:：>]?"
    r"|(?:您|你)?(?:当前|现在|所在)?(?:的)?(?:所在)?位置(?:是)?\s*[:：]"
    r"|(?:责任编辑|编辑|审核|校对|初审|复审|终审|责编)\s*[:：]"
    r"|附件(?:下载)?\s*[:：]?\s*$|附件\s*\d?\s*[:：].{0,60}\.(?:docx?|pdf|xlsx?|zip|rar|wps|ofd)"
    r"|.{0,60}\.(?:docx?|pdf|xlsx?|zip|rar|wps|ofd)(?:\s*[（(]?[\d.]+\s*[KM]B?[)）]?)?\s*$"
    r")",
    re.I,
)
"""A line that is furniture wherever it stands."""

FOOTER = re.compile(
    r"版权所有|Copyright|©|ICP\s*备|网安备|公安备|网站标识码|主办(?:单位)?\s*[:：]|承办(?:单位)?\s*[:：]|技术支持|网站地图|联系我们|网站声明|"
    r"建议使用|分辨率|无障碍|适老化|长者|客户端|IPv6|今天是|欢迎您|设为首页|加入收藏|登录|注册|Produced\s+By|All\s+Rights",
    re.I,
)
"""Words of a footer or a page head; they count only in short lines without a full stop."""

INDEX_TABLE = re.compile(r"索\s*引\s*号|信息分类|主题分类|发文字号|公文种类|发布机构|生成日期|公开日期|成文日期")
"""Labels of the index table that sites put above a document."""

LEGAL_FOOTER = re.compile(r"版权所有|ICP\s*备|网安备|公安备\s*\d|网站标识码|分辨率|浏览器|未经.{0,8}授权|All\s+Rights", re.I)
"""Words that no sentence of a report holds."""


def is_furniture(text: str) -> bool:
    """Whether a line is furniture by its words alone."""
    if len(text) > 150:
        return False
    if LINE.match(text):
        return "。" not in text
    if LEGAL_FOOTER.search(text):
        return True
    return bool(FOOTER.search(text)) and "。" not in text and len(text) < 120


def is_index_table(text: str) -> bool:
    """Whether a table's text is that of the index table above a document."""
    return len(text) < 1500 and len(set(INDEX_TABLE.findall(text))) >= 2


def is_named_furniture(tag: str, marks: str) -> bool:
    """Whether a container is furniture by its tag, class or id."""
    return tag in TAGS or bool(marks and NAMES.search(marks))
