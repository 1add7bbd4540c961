"""How the score learns from a simulated reviewer: error and calibration on 2,000 held-out findings by number of decisions.

Run: python benchmarks/review.py
"""

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from gouji.commands.train import TRUST
from gouji.evaluation import Judgement, measure
from gouji.review import judged_findings
from gouji.scoring import Example, load_model, score_findings, train_model
from reviewer import decisions_on, scored_findings

ROUNDS = 5


def measured(model, held_out):
    """Brier score and calibration error on held-out findings."""
    scored = [(score_findings([replace(finding, score=0.0)], model)[0], right) for finding, right in held_out]
    groups = [tuple(finding for finding, true in scored if true is wanted) for wanted in (True, False)]
    figures = measure([Judgement("held out", *groups, (), (), (), clean=False)])
    return figures.brier, figures.ece


def trained(count, seed):
    """The model after so many decisions."""
    right, wrong, _ = judged_findings(decisions_on(scored_findings(count, seed), seed))
    examples = [*(Example(finding, True) for finding in right), *(Example(finding, False) for finding in wrong)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        path.write_text(train_model(examples, load_model(), {}, TRUST), encoding="utf-8")
        return load_model(path)


def main():
    """Print the table."""
    held_out = scored_findings(2000, seed=1)
    brier, ece = measured(load_model(), held_out)
    print("decisions  Brier  worst    ECE  worst")
    print(f"{0:9}  {brier:.3f}         {ece:.3f}")
    for count in (20, 40, 80, 160, 320, 640, 1280):
        found = [measured(trained(count, 100 * count + seed), held_out) for seed in range(ROUNDS)]
        briers, eces = zip(*found, strict=True)
        print(f"{count:9}  {sum(briers) / ROUNDS:.3f}  {max(briers):.3f}  {sum(eces) / ROUNDS:.3f}  {max(eces):.3f}")


if __name__ == "__main__":
    main()
