"""How fast claims are read: milliseconds per 5,000 characters, beside spaCy's blank Chinese with jieba over the same text.

usage: python benchmarks/claims.py [FILE...]    (text files; without one, a narrative written here)
"""

from __future__ import annotations

import cProfile
import pstats
import sys
import time
from collections.abc import Callable
from pathlib import Path

NARRATIVE = """2023年，我局认真落实政府信息公开各项要求，围绕群众关切推进公开工作，组织业务培训3场，参训120人次。
全年通过门户网站主动公开政府信息1560条，其中政策文件类86条、工作动态类1120条、公示公告类240条、其他114条；政务新媒体推送信息820条。
全年共收到政府信息公开申请42件，其中自然人申请38件，法人或其他组织申请4件，上年结转2件，办结41件，结转下年度3件，均在法定期限内答复。
办理结果为：予以公开18件，部分公开6件，不予公开4件，无法提供10件，不予处理2件，其他处理1件。
因政府信息公开引发行政复议3件，结果维持2件，尚未审结1件；行政诉讼1件，判决驳回。
制发行政规范性文件5件，废止1件，现行有效26件；作出行政许可决定1230件、行政处罚决定86件，行政事业性收费12.6万元。
下一步，将继续完善制度，拓宽渠道，提升解读质量，让公开更加贴近群众，不断增强工作的规范化水平和服务能力。
"""
PROSE = """坚持公开为常态、不公开为例外，健全组织领导、任务分解、督促落实的工作链条，压实各科室责任。
围绕重大建设项目、公共资源配置、社会公益事业等重点领域，细化公开目录，优化栏目设置，及时回应社会关切，保障群众的知情权、参与权和监督权。
严格执行信息发布审核制度，落实先审后发，加强保密审查，对错别字、失效链接、表述不当等问题随查随改，确保内容准确、要素完整、格式规范。
加强政务新媒体管理，完善内容策划、信息采集、审核发布流程，推出图文、短视频、动漫等多样化解读产品，帮助企业和群众看得懂、用得上。
对照群众期待和上级要求，工作中还存在公开形式不够丰富、解读针对性不强、队伍能力有待提升等不足，需要在今后的工作中加以改进。
"""


def best(call: Callable[[], object], repeats: int = 7) -> float:
    """Shortest time of some repeats, in milliseconds."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def main(paths: list[str]) -> None:
    """Print first call, time per 5,000 characters, the ratio, the growth with length, and a profile."""
    texts = [Path(path).read_text(encoding="utf-8") for path in paths] or [(NARRATIVE + PROSE * 5) * 3]
    start = time.perf_counter()
    import gouji

    gouji.extract_claims("收到政府信息公开申请12件。", year=2023)
    print(f"first call, imports and dictionary included: {time.perf_counter() - start:.2f} s")
    import spacy

    plain = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})
    plain("预热")
    for text in texts:
        paragraphs = [line for line in text.split("\n") if line]
        size = sum(map(len, paragraphs))
        ours = best(lambda paragraphs=paragraphs: [gouji.extract_claims(line, year=2023) for line in paragraphs])
        theirs = best(lambda paragraphs=paragraphs: [plain(line) for line in paragraphs])
        per = 5000 / size
        print(f"{size} characters, per 5,000: claims {ours * per:.1f} ms, jieba tokens {theirs * per:.1f} ms, ratio {ours / theirs:.2f}")
    for times in (1, 2, 4):
        text = (NARRATIVE + PROSE * 5).replace("\n", "") * (10 * times)
        print(f"one paragraph of {len(text)} characters: {best(lambda text=text: gouji.extract_claims(text, year=2023), 2):.0f} ms")
    profile = cProfile.Profile()
    profile.runcall(lambda: [gouji.extract_claims(line, year=2023) for line in (NARRATIVE + PROSE * 5).split("\n") * 3])
    pstats.Stats(profile).sort_stats("tottime").print_stats(12)


if __name__ == "__main__":
    main(sys.argv[1:])
