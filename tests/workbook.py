"""Reads results.xlsx with openpyxl, beside the CSV files it was made with; and, recalculated by LibreOffice, once more.

workbook.py FOLDER LEVELS EFFECTS [RECALCULATED.xlsx]
LEVELS and EFFECTS are the names of two sheets. Prints how many cells were compared.
"""

import csv
import sys
from pathlib import Path

from openpyxl import load_workbook

FIRST = 4  # row of the first figures
ABOUT = {"scenario": 1, "measure": 3, "scope": 4, "key": 5, "year": 7}
FIGURES = 9  # column of the first figure


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        table = csv.reader(file)
        head = next(table)
        return head, [r for r in table if r[2] not in ("region", "level", "occupation")]


def same(sheet, path):
    head, expected = rows(path)
    compared = 0
    assert sheet.max_row == FIRST - 1 + len(expected), (path, sheet.max_row, len(expected))
    for at, row in enumerate(expected, start=FIRST):
        cells = [c.value for c in sheet[at]]
        for name in ("scenario", "measure", "key"):
            assert cells[ABOUT[name] - 1] == row[head.index(name)], (path, at, name)
        assert cells[ABOUT["year"] - 1] == int(row[head.index("year")]), (path, at)
        figures = cells[FIGURES - 1 :]
        for place, text in enumerate(row[6:]):
            value = figures[place] if place < len(figures) else None
            if text == "":
                assert value is None, (path, at, place, value)
            else:
                # LibreOffice may write the last digit otherwise.
                assert abs(value - float(text)) <= 1e-12 * abs(float(text)), (path, at, place, value, text)
            compared += 1
    return compared


def main():
    folder, levels, effects = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    book = load_workbook(folder / "results.xlsx")
    values = load_workbook(folder / "results.xlsx", data_only=True)
    compared = same(values[levels], folder / "summary.csv") + same(values[effects], folder / "effects.csv")
    formulas, escaped = {}, 0
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    formulas[(sheet.title, cell.coordinate)] = values[sheet.title][cell.coordinate].value
                elif cell.data_type == "s" and cell.value[:1] in "=+-@":
                    escaped += 1
                    assert cell.quotePrefix, cell
    assert escaped >= 3, escaped
    assert len(formulas) > 20, len(formulas)
    for at in (2, 3, 4, 6):
        assert book.worksheets[at].freeze_panes and book.worksheets[at].auto_filter.ref, at
    assert all(isinstance(x, (int, float)) for x in formulas.values()), formulas
    assert sum(len(sheet._charts) for sheet in book) >= 4
    # Formulas stand where this program writes some, and nowhere else.
    with_formulas = {title for title, _ in formulas}
    assert with_formulas <= {book.sheetnames[0], book.sheetnames[4], book.sheetnames[9]}, with_formulas
    if len(sys.argv) > 4:
        again = load_workbook(sys.argv[4], data_only=True)
        for sheet in again:
            for row in sheet.iter_rows():
                for cell in row:
                    assert cell.data_type != "e", (sheet.title, cell.coordinate, cell.value)
        compared += same(again[levels], folder / "summary.csv") + same(again[effects], folder / "effects.csv")
        for (title, place), value in formulas.items():
            found = again[title][place].value
            assert abs(found - value) <= 1e-9 * max(1, abs(value)), (title, place, found, value)
            compared += 1
    print(f"{compared} cells equal")


main()
