"""Our holidays beside those of the package `holidays`, day by day and by name."""

import subprocess
import sys
from pathlib import Path

import holidays

ROOT = Path(__file__).resolve().parents[2]
FIRST, LAST = 2024, 2035

# What the package calls the holidays, and what we do.
NAMES = {
    "Capodanno": "NewYear",
    "Epifania": "Epiphany",
    "Pasqua": "Easter",
    "Lunedì dell'Angelo": "EasterMonday",
    "Anniversario della Liberazione": "Liberation",
    "Festa del Lavoro": "Labour",
    "Festa della Repubblica": "Republic",
    "Assunzione della Beata Vergine Maria": "Assumption",
    "Festa nazionale di San Francesco d'Assisi, patrono d'Italia": "SaintFrancis",
    "Ognissanti": "AllSaints",
    "Immacolata Concezione": "ImmaculateConception",
    "Natale": "Christmas",
    "Santo Stefano": "SaintStephen",
}

# Law 54/1977 moved the feast of 4 November to the first Sunday of November, so that it is no day off of its own:
# with us a Sunday like any other. The package has it in every year.
NOT_OURS = "Giorno dell'unità nazionale"

# Patron saints of chief towns: the province in the package, and the day with us.
PATRONS = {"FI": "6-24", "LU": "7-12", "RM": "6-29", "MI": "12-7", "TO": "6-24", "NA": "9-19"}


def ours(patron=None):
    """Our holidays: ISO date -> name."""
    command = ["cargo", "run", "--quiet", "--package", "domain", "--example", "hours_oracle", "holidays"]
    arguments = [str(FIRST), str(LAST), *([patron] if patron else [])]
    output = subprocess.run(command + arguments, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return dict(line.split() for line in output.splitlines())


def italy(province=None):
    return holidays.Italy(subdiv=province, years=range(FIRST, LAST + 1), language="it_IT")


def theirs(province=None):
    """Those of the package: ISO date -> our name for it."""
    named = ((day, [name for name in names.split("; ") if name != NOT_OURS]) for day, names in italy(province).items())
    return {day.isoformat(): our_name(names) for day, names in named if names}


def our_name(names):
    """Several may fall on one day: the first that is national."""
    return next((NAMES[name] for name in names if name in NAMES), "Patron")


def differences(mine, other):
    return [
        f"{day}: {mine.get(day)} with us, {other.get(day)} in the package"
        for day in sorted(mine.keys() | other.keys())
        if mine.get(day) != other.get(day)
    ]


def facts(mine):
    """What the law says, whatever both sources say."""
    yield "4 October is a holiday from 2026", all(
        (f"{year}-10-04" in mine) == (year >= 2026) for year in range(FIRST, LAST + 1)
    )
    yield "24 December is none", not any(f"{year}-12-24" in mine for year in range(FIRST, LAST + 1))
    yield "Easter Monday 2026 is 6 April", mine.get("2026-04-06") == "EasterMonday"
    moved = [day for day, names in italy().items() if NOT_OURS in names]
    yield "the one holiday that is not ours is a Sunday of each year", [day.year for day in moved] == list(
        range(FIRST, LAST + 1)
    ) and all(day.weekday() == 6 for day in moved)
    yield "twelve years are all there", len({day[:4] for day in mine}) == LAST - FIRST + 1


def main():
    mine = ours()
    faults = differences(mine, theirs())
    faults += [f"not so: {fact}" for fact, holds in facts(mine) if not holds]
    for province, patron in PATRONS.items():
        faults += [f"{province}: {fault}" for fault in differences(ours(patron), theirs(province))]
    print("\n".join(faults) or f"{len(mine)} holidays of Italy and {len(PATRONS)} patrons, no difference")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
