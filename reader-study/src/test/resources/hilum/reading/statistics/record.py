"""Writes from-python.json, the values that the Java methods must equal.

Usage: python3 record.py > from-python.json     (SciPy 1.10.1, statsmodels 0.13.5)
"""
import json
import math
import warnings

import numpy
import scipy
import statsmodels
from scipy import stats
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

warnings.simplefilter("ignore")


def number(value):
    value = float(value)
    return None if math.isnan(value) else value


signed = []
for name, x in {
    "mixed": [1.5, -0.5, 2, 2, -2, 0, 0, 3.5, 1, -1, 4],
    "many zeros": [0, 0, 0, 0, 5, 5, -5, 10],
    "forty": [(-1) ** k * (k % 7) + 1.0 for k in range(40)],
    "sixth of an effect": [((k * 37) % 21 - 8) / 5 for k in range(60)],
}.items():
    row = {"name": name, "x": x}
    for zeros, rule in (("wilcox", "wilcoxon"), ("pratt", "pratt")):
        for correction in (False, True):
            p = stats.wilcoxon(x, zero_method=zeros, correction=correction, mode="approx").pvalue
            row[rule + ("_corrected" if correction else "_normal")] = number(p)
    wins, losses = sum(v > 0 for v in x), sum(v < 0 for v in x)
    row["sign"] = number(stats.binomtest(wins, wins + losses).pvalue)
    row["win_low"], row["win_high"] = map(number, proportion_confint(wins, wins + losses, method="beta"))
    signed.append(row)

auc = []
for name, a, b in (
    ("apart", [1, 2, 3], [4, 5, 6, 7]),
    ("ties", [0, 0, 1, 1, 2], [0, 1, 1, 2, 2, 3]),
    ("same", [5, 5, 5], [5, 5]),
    ("reversed", [9, 8, 7, 7], [1, 2, 7]),
):
    u = stats.mannwhitneyu(b, a, method="asymptotic").statistic
    auc.append({"name": name, "reference": a, "second": b, "auc": number(u / (len(a) * len(b)))})

ratings = [[-1, 0, 0, 1, 1], [0, 0, 0, 0, 0], [1, 1, 0, 1, 1], [-1, -1, -1, 0, 1], [1, 1, 1, 1, 1], [0, 0, 0, -1, 0]]
fleiss = {
    "ratings": ratings,
    "kappa": number(fleiss_kappa(aggregate_raters(numpy.array(ratings))[0])),
    "all_ties": number(fleiss_kappa(aggregate_raters(numpy.array([[0, 0], [0, 0]]))[0])),
}
p = [0.001, 0.02, 0.02, 0.2, 0.9, 0.03]
holm = {"p": p, "adjusted": [number(v) for v in multipletests(p, method="holm")[1]]}
times = [31.5, 12.0, 47.25, 18.0, 22.0, 90.0, 15.5]
quartiles = {"values": times, "quartiles": [number(v) for v in numpy.percentile(times, [25, 50, 75])]}

print(
    json.dumps(
        {
            "version": f"scipy {scipy.__version__}, statsmodels {statsmodels.__version__}, numpy {numpy.__version__}",
            "signed_rank": signed,
            "auc": auc,
            "fleiss": fleiss,
            "holm": holm,
            "quartiles": quartiles,
        },
        indent=1,
    )
)
