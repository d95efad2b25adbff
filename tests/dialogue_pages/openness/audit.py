"""What somebody can work out who knows everything that is told: a check of its own."""

_PRIME = 2_147_483_647  # far larger than any determinant of so small a table


def rank(rows) -> int:
    """Of a matrix, given as lists of whole numbers."""
    rows, found = [list(row) for row in rows if any(row)], 0
    for column in range(len(rows[0]) if rows else 0):
        lead = next((r for r in range(found, len(rows)) if rows[r][column]), None)
        if lead is None:
            continue
        rows[found], rows[lead] = rows[lead], rows[found]
        for below in range(found + 1, len(rows)):
            if not rows[below][column]:
                continue
            times = rows[below][column] * pow(rows[found][column], -1, _PRIME)
            pairs = zip(rows[below], rows[found], strict=True)
            rows[below] = [(one - times * two) % _PRIME for one, two in pairs]
        found += 1
    return found


def given_away(unknown, equations) -> set:
    """Which unknown counts have one value only in all solutions of the equations."""
    unknown = sorted(unknown, key=repr)
    matrix = [[equation.get(name, 0) for name in unknown] for equation in equations]
    whole = rank(matrix)
    return {
        name
        for place, name in enumerate(unknown)
        if rank([row[:place] + row[place + 1 :] for row in matrix]) < whole
    }
