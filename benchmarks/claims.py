"""How fast claims are read, in CPU time: a narrative of 5,000 characters beside spaCy's blank Chinese with jieba, and a first call.

usage: python benchmarks/claims.py [FILE...]    (text files; without one, a narrative written here, with much prose and with little)

Prints, in one run: what the first call costs in a fresh process, dictionary included (`extract_claims`, `load_nlp`, and spaCy's
blank Chinese with jieba); least and median time of many runs for each text, paragraph by paragraph as an audit reads it, turn
by turn with the plain tokenisation, and their ratio; the growth with length; and a profile.
"""

from __future__ import annotations

import cProfile
import pstats
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

ROUNDS = 25
FRESH = 5

FIRST = {
    "extract_claims": "import gouji; gouji.extract_claims('收到政府信息公开申请12件。', year=2023)",
    "load_nlp": "import gouji; gouji.load_nlp('zfxxgk')('收到政府信息公开申请12件。')",
    "blank zh, jieba": "import spacy; spacy.blank('zh', config={'nlp': {'tokenizer': {'segmenter': 'jieba'}}})('收到申请12件。')",
}
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


def first_calls() -> None:
    """CPU of first calls in fresh processes, imports and dictionary included; the least of some."""
    for name, code in FIRST.items():
        measured = f"import time; start = time.process_time(); {code}; print(time.process_time() - start)"
        runs = [float(subprocess.run([sys.executable, "-c", measured], capture_output=True, check=True).stdout) for _ in range(FRESH)]
        print(f"first call of {name}: {min(runs):.2f} s of CPU (median {median(runs):.2f}); to stay below 1.5")


def turn_by_turn(calls: Sequence[Callable[[], object]], rounds: int) -> list[list[float]]:
    """CPU of each call, in milliseconds, all of them once a round."""
    times: list[list[float]] = [[] for _ in calls]
    for _ in range(rounds):
        for call, taken in zip(calls, times, strict=True):
            start = time.process_time()
            call()
            taken.append((time.process_time() - start) * 1000)
    return times


def main(paths: list[str]) -> None:
    """Print first calls, time per 5,000 characters, the ratio, the growth with length, and a profile."""
    texts = [Path(path).read_text(encoding="utf-8") for path in paths] or [(NARRATIVE + PROSE * 5) * 3, NARRATIVE + PROSE * 20]
    first_calls()
    import spacy

    import gouji

    plain = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})
    for text in texts:
        lines = [line for line in text.split("\n") if line]
        size = sum(map(len, lines))
        calls = (
            lambda lines=lines: [gouji.extract_claims(line, year=2023) for line in lines],
            lambda lines=lines: [plain(line) for line in lines],
        )
        turn_by_turn(calls, 1)
        ours, theirs = ([5000 / size * value for value in taken] for taken in turn_by_turn(calls, ROUNDS))
        figures = len(gouji.extract_quantities(text)) * 5000 / size
        print(
            f"{size} characters, per 5,000 ({figures:.0f} figures): {min(ours):.1f} ms (median {median(ours):.1f}), to stay below 25; "
            f"jieba tokens {min(theirs):.1f} ms (median {median(theirs):.1f}); ratio {median(ours) / median(theirs):.2f}"
        )
    for times in (1, 2, 4):
        text = (NARRATIVE + PROSE * 5).replace("\n", "") * (10 * times)
        taken = turn_by_turn([lambda text=text: gouji.extract_claims(text, year=2023)], 3)[0]
        print(f"one paragraph of {len(text)} characters: {min(taken):.0f} ms")
    profile = cProfile.Profile()
    profile.runcall(lambda: [gouji.extract_claims(line, year=2023) for line in (NARRATIVE + PROSE * 5).split("\n") * 3])
    pstats.Stats(profile).sort_stats("tottime").print_stats(12)


if __name__ == "__main__":
    main(sys.argv[1:])
