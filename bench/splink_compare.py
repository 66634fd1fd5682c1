"""Splink on a register made by `registers generate`, set up as well as an expert can without labels.

    python bench/splink_compare.py FOLDER [--out pairs.csv] [--names sorted|aligned] [--memory 12GB] [--threads 2]

Prints pairwise precision, recall and F1 at Splink's best threshold (chosen with the answers, which no site has), what blocking
lost, wall time of each step, and the peak of memory. `--out` writes pairs as `registers evaluate pairs` reads them.
"""

import argparse
import logging
import re
import resource
import tempfile
import time
import unicodedata
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import splink.comparison_level_library as cll
from anyascii import anyascii
from splink import DuckDBAPI, Linker, SettingsCreator
from splink.blocking_rule_library import CustomRule
from splink.comparison_library import CustomComparison

TITLES = {
    "mr", "mrs", "ms", "m", "mme", "mlle", "dr", "sr", "sra", "dona", "alhaji", "hajia", "hadja", "elhadj", "sheikh",
    "al", "el", "ben", "bin", "bint", "ibn", "ould", "mint", "ag", "walet", "alhaj", "alsyd", "alshykh",
}  # fmt: skip
SOUNDS = [("ph", "f"), ("kh", "k"), ("gh", "g"), ("tch", "c"), ("ch", "s"), ("sh", "s"), ("dj", "j"), ("di", "j"), ("ou", "u")]
LETTERS = str.maketrans({"q": "k", "c": "k", "z": "s", "x": "h", "v": "f", "p": "b"})


def plain(text):
    """Lower case, ASCII, one blank between words; Arabic and Ge'ez letter by letter."""
    if not text:
        return ""
    stripped = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", anyascii(stripped).lower().replace("'", "").replace("-", " ")))


def skeleton(token):
    """Consonants as they sound, roughly: what Latin, Arabic and Ge'ez spellings have in common."""
    for letters, sound in SOUNDS:
        token = token.replace(letters, sound)
    token = token.translate(LETTERS)
    body = token[:1] + re.sub(r"[aeiouwyh]", "", token[1:])
    body = re.sub(r"^[aeiouwy]", "a", body)
    return re.sub(r"(.)\1+", r"\1", body)


def tokens(*parts):
    words = [word for part in parts for word in plain(part).split()]
    kept = [word for word in words if word not in TITLES and len(word) > 1]
    return kept or words


def memo(function):
    seen = {}

    def call(key):
        if key not in seen:
            seen[key] = function(key)
        return seen[key]

    return call


def birth(dob, age, registered):
    """Year, full date if it is one (the first of January is none), and how sure the year is."""
    year = month = day = None
    if found := re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", dob):
        year, month, day = (int(part) if part else None for part in found.groups())
    elif found := re.fullmatch(r"(\d{2})/(\d{2})/(\d{4})", dob):
        day, month, year = (int(part) for part in found.groups())
    if year is not None:
        if day is None or (month, day) == (1, 1):
            return year, None, "y"
        return year, f"{year:04}-{month:02}-{day:02}", "d"
    if age.isdigit() and registered[:4].isdigit():
        return int(registered[:4]) - int(age), None, "a"
    return None, None, None


def prepare(folder):
    raw = pd.read_csv(folder / "register.csv", dtype=str, keep_default_na=False)
    bone = memo(skeleton)
    place = memo(plain)
    rows = []
    for row in raw.itertuples(index=False):
        given, family = tokens(row.given), tokens(row.surname)
        words = given + family if given or family else tokens(row.full_name)
        bones = sorted(set(bone(word) for word in words))
        year, date, sure = birth(row.dob, row.age, row.reg_date)
        mother = tokens(row.mother_given)
        phone = re.sub(r"\D", "", row.phone)[-8:]
        rows.append(
            (
                row.id,
                words,
                " ".join(sorted(words)) or None,
                bones,
                " ".join(bones) or None,
                [f"{a} {b}" for place, a in enumerate(bones) for b in bones[place + 1 :]] or None,
                tokens(row.alias) or None,
                year,
                date,
                date[8:10] + date[5:7] if date else None,
                sure,
                row.sex or None,
                [code for code in (row.nat1, row.nat2) if code] or None,
                row.nat1 or None,
                place(row.birthplace) or None,
                bone(place(row.birthplace).replace(" ", "")) or None,
                " ".join(mother) or None,
                [bone(word) for word in mother] or None,
                bone(mother[0]) if mother else None,
                phone if len(phone) >= 7 else None,
                row.case_id or None,
            )
        )
    names = "unique_id words sorted bones bones_sorted pairs alias year dob daymonth sure sex nats nat place place_bone mother mother_bones mother_bone phone case_id"
    return pd.DataFrame(rows, columns=names.split()).astype({"year": "Int64"})


def level(sql, label, tf=None, tf_weight=1.0):
    made = cll.CustomLevel(sql, label)
    return made.configure(tf_adjustment_column=tf, tf_adjustment_weight=tf_weight) if tf else made


def aligned(column):
    """Mean over the shorter name's words of the best Jaro-Winkler among the longer's: order and dropped names do not matter."""
    left, right = f"{column}_l", f"{column}_r"

    def one_way(short, long):
        return f"list_avg(list_transform({short}, lambda x : list_max(list_transform({long}, lambda y : jaro_winkler_similarity(x, y)))))"

    return f"(case when len({left}) <= len({right}) then {one_way(left, right)} else {one_way(right, left)} end)"


def name_comparison(kind):
    close = aligned("words") if kind == "aligned" else "jaro_winkler_similarity(sorted_l, sorted_r)"
    same_length = "len(words_l) > 1 and len(words_r) > 1"
    bones = aligned("bones")
    return CustomComparison(
        output_column_name="name",
        comparison_levels=[
            cll.NullLevel("sorted"),
            level("sorted_l = sorted_r", "same words", "sorted"),
            level("bones_sorted_l = bones_sorted_r", "same consonants", "bones_sorted"),
            level(f"{same_length} and {close} >= 0.97", "0.97"),
            level(f"{same_length} and {bones} >= 0.97", "consonants 0.97"),
            level(f"{same_length} and {close} >= 0.92", "0.92"),
            level(f"{same_length} and {bones} >= 0.90", "consonants 0.90"),
            level(f"{close} >= 0.85", "0.85"),
            level(f"{close} >= 0.75", "0.75"),
            cll.ElseLevel(),
        ],
    )


def comparisons(names):
    years = "abs(year_l - year_r)"
    both = "sure_l = 'd' and sure_r = 'd'"
    return [
        name_comparison(names),
        CustomComparison(
            output_column_name="birth",
            comparison_levels=[
                cll.NullLevel("year"),
                level("dob_l = dob_r", "same day", "dob"),
                level(f"{both} and year_l = year_r and daymonth_l = substr(daymonth_r, 3, 2) || substr(daymonth_r, 1, 2)", "day and month changed round"),
                level(f"{both} and damerau_levenshtein(dob_l, dob_r) <= 1", "one slip"),
                level(f"not ({both}) and year_l = year_r", "same year, no day"),
                level(f"not ({both}) and {years} <= 1", "a year apart, no day"),
                level(f"not ({both}) and {years} <= 3", "three years apart, no day"),
                level(f"not ({both}) and {years} <= 6", "six years apart, no day"),
                level(f"{both} and daymonth_l = daymonth_r", "same day of another year"),
                level(f"{both} and {years} = 0", "another day of the same year"),
                level(f"{both} and {years} <= 2", "another day, two years apart"),
                cll.ElseLevel(),
            ],
        ),
        CustomComparison(output_column_name="sex", comparison_levels=[cll.NullLevel("sex"), level("sex_l = sex_r", "same"), cll.ElseLevel()]),
        CustomComparison(
            output_column_name="nat",
            comparison_levels=[
                cll.NullLevel("nat"),
                level("nat_l = nat_r", "same first", "nat"),
                level("list_has_any(nats_l, nats_r)", "one in common"),
                cll.ElseLevel(),
            ],
        ),
        CustomComparison(
            output_column_name="place",
            comparison_levels=[
                cll.NullLevel("place"),
                level("place_l = place_r", "same", "place"),
                level("place_bone_l = place_bone_r", "same consonants", "place_bone"),
                level("starts_with(place_l, place_r) or starts_with(place_r, place_l)", "one within the other"),
                level("jaro_winkler_similarity(place_l, place_r) >= 0.88", "0.88"),
                cll.ElseLevel(),
            ],
        ),
        CustomComparison(
            output_column_name="mother",
            comparison_levels=[
                cll.NullLevel("mother"),
                level("mother_l = mother_r", "same", "mother"),
                level("mother_bone_l = mother_bone_r", "same consonants of the first name", "mother_bone"),
                level("list_has_any(mother_bones_l, mother_bones_r)", "a name in common"),
                level("jaro_winkler_similarity(mother_l, mother_r) >= 0.85", "0.85"),
                cll.ElseLevel(),
            ],
        ),
        CustomComparison(
            output_column_name="phone",
            comparison_levels=[
                cll.NullLevel("phone"),
                level("phone_l = phone_r", "same"),
                level("damerau_levenshtein(phone_l, phone_r) <= 1", "one slip"),
                cll.ElseLevel(),
            ],
        ),
    ]


APART = "(l.case_id is null or r.case_id is null or l.case_id <> r.case_id)"


def rule(sql, explode=None):
    return CustomRule(f"{sql} and {APART}", sql_dialect="duckdb", arrays_to_explode=explode)


WIDE_MAX = 300_000
"""Records up to which blocking is wide; beyond, wide rules make more than a hundred million pairs and do not fit in memory."""


def prediction_rules(records):
    always = [
        rule("l.phone = r.phone"),
        rule("l.dob = r.dob and l.nat = r.nat"),
        rule("l.bones = r.bones and l.dob = r.dob", ["bones"]),
        rule("l.bones = r.bones and l.mother_bone = r.mother_bone and l.place_bone = r.place_bone", ["bones"]),
    ]
    if records <= WIDE_MAX:
        return always + [
            rule("l.bones_sorted = r.bones_sorted"),
            rule("l.pairs = r.pairs and abs(l.year - r.year) <= 3", ["pairs"]),
            rule("l.bones = r.bones and l.year = r.year and l.nat = r.nat", ["bones"]),
            rule("l.bones = r.bones and l.daymonth = r.daymonth", ["bones"]),
        ]
    return always + [
        rule("l.bones_sorted = r.bones_sorted and l.nat = r.nat and abs(l.year - r.year) <= 4"),
        rule("l.pairs = r.pairs and l.year = r.year", ["pairs"]),
        rule("l.bones = r.bones and l.year = r.year and l.place_bone = r.place_bone", ["bones"]),
        rule("l.bones = r.bones and l.daymonth = r.daymonth and l.nat = r.nat", ["bones"]),
    ]


def train(linker, records):
    certain = ["l.bones_sorted = r.bones_sorted and l.dob = r.dob", "l.bones_sorted = r.bones_sorted and l.phone = r.phone"]
    linker.training.estimate_probability_two_random_records_match([CustomRule(f"{sql} and {APART}", sql_dialect="duckdb") for sql in certain], recall=0.4)
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6 if records <= 20_000 else 2e7, seed=1)
    sessions = ["l.dob = r.dob", "l.bones_sorted = r.bones_sorted", "l.phone = r.phone", "l.year = r.year and l.mother = r.mother and l.place = r.place"]
    for sql in sessions:
        linker.training.estimate_parameters_using_expectation_maximisation(rule(sql), max_pairs=5e6)


def measure(pairs, truth, weight):
    """Precision, recall and F1 for every threshold, the best, and what blocking reached."""
    person = truth.set_index("id")["person"]
    sizes = truth.groupby("person").size()
    total = int((sizes * (sizes - 1) // 2).sum())
    same = person.reindex(pairs["unique_id_l"]).to_numpy() == person.reindex(pairs["unique_id_r"]).to_numpy()
    order = np.argsort(-pairs[weight].to_numpy(), kind="stable")
    right = np.cumsum(same[order])
    taken = np.arange(1, len(order) + 1)
    f1 = 2 * right / (taken + total)
    best = int(f1.argmax())
    return {
        "true pairs": total,
        "best F1": round(float(f1[best]), 4),
        "precision there": round(float(right[best] / taken[best]), 4),
        "recall there": round(float(right[best] / total), 4),
        "weight there": round(float(pairs[weight].to_numpy()[order][best]), 3),
        "recall of what was kept": round(float(same.sum() / total), 4),
        "pairs kept": len(pairs),
    }


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--out", type=Path)
    arguments.add_argument("--names", choices=["sorted", "aligned"], default="sorted")
    arguments.add_argument("--memory", default="12GB")
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--keep", type=float, default=-6.0, help="least match weight kept")
    chosen = arguments.parse_args()

    logging.disable(logging.WARNING)
    steps, start = {}, time.perf_counter()

    def step(name):
        nonlocal start
        steps[name] = round(time.perf_counter() - start, 1)
        start = time.perf_counter()

    frame = prepare(chosen.folder)
    step("prepare")
    spill = tempfile.TemporaryDirectory()
    connection = duckdb.connect(config={"threads": chosen.threads, "memory_limit": chosen.memory, "temp_directory": spill.name})
    api = DuckDBAPI(connection)
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=comparisons(chosen.names),
        blocking_rules_to_generate_predictions=prediction_rules(len(frame)),
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )
    linker = Linker(api.register(frame), settings)
    train(linker, len(frame))
    step("train")
    found = linker.inference.predict(threshold_match_weight=chosen.keep).as_pandas_dataframe()
    step("predict")
    truth = pd.read_csv(chosen.folder / "truth.csv", dtype=str, keep_default_na=False)
    result = measure(found, truth, "match_weight")
    for key, value in result.items():
        print(f"{key}: {value}")
    print(f"seconds: {steps}, {round(sum(steps.values()), 1)} in all; processor {round(time.process_time(), 1)}")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024:.2f} GB")
    if chosen.out:
        found["decision"] = np.where(found["match_weight"] >= result["weight there"], "match", "review")
        columns = {"unique_id_l": "id_a", "unique_id_r": "id_b", "match_probability": "score", "decision": "decision"}
        found.rename(columns=columns)[list(columns.values())].assign(reasons="").to_csv(chosen.out, index=False)


if __name__ == "__main__":
    main()
