"""Levels of the learners: school years, and the groups that are derived from them.

A resource stores what a teacher writes – years (P3), or a group that has no years (adultes). Groups of years
are only ever computed: the school reform moves the groups, never the years.
"""

from functools import cache

from . import active_language, vocabulary

# What a year is called, by its letter: the ordinal is set by the language.
YEAR_NAMES = {
    "fr": {"M": "{n}{suffix} maternelle", "P": "{n}{suffix} primaire", "S": "{n}{suffix} secondaire"},
    "nl": {"M": "{n}{suffix} kleuterklas", "P": "{n}{suffix} leerjaar", "S": "{n}{suffix} secundair"},
    "de": {"M": "{n}. Kindergartenjahr", "P": "{n}. Primarschuljahr", "S": "{n}. Sekundarschuljahr"},
    "en": {"M": "nursery year {n}", "P": "primary year {n}", "S": "secondary year {n}"},
}


@cache
def group_of():
    """{year: code of its group}, in the order of the vocabulary."""
    terms = vocabulary("education_level").terms
    return {year: code for code, term in terms.items() for year in term.get("years", ())}


def groups_without_years():
    """Codes of the groups that a resource may store as they are."""
    return [code for code, term in vocabulary("education_level").terms.items() if "years" not in term]


def storable():
    """Every code that a resource may store: years and the groups without years, in the order of schooling."""
    codes = []
    for code, term in vocabulary("education_level").terms.items():
        codes += term.get("years", [code])
    return codes


def year_name(year, language=None):
    """ "P3" as words: « 3e primaire »."""
    language = language or active_language()
    number = int(year[1:])
    suffix = {"fr": "re" if number == 1 else "e", "nl": "e"}.get(language, "")
    return YEAR_NAMES[language][year[0]].format(n=number, suffix=suffix)


def level_label(code, language=None):
    """The label of a year or a group."""
    if code in group_of():
        return year_name(code, language)
    return vocabulary("education_level").label(code, language)


def with_groups(codes):
    """`codes` and the groups of the years among them: what a level facet counts."""
    return {*codes, *(group_of()[code] for code in codes if code in group_of())}


def summary(codes, language=None):
    """Levels in short: ranges of years, then groups. ["P5", "P6", "adultes"] → "P5–P6, Enseignement pour adultes"."""
    years = list(group_of())
    parts, run = [], []
    for year in [*years, None]:
        if year in codes and (not run or (run[-1][0] == year[0])):
            run.append(year)
            continue
        if run:
            parts.append(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}")
        run = [year] if year in codes else []
    return ", ".join(parts + [level_label(code, language) for code in groups_without_years() if code in codes])
