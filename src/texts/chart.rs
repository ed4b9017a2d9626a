//! Texts inside charts and in the tables of their numbers.

super::texts! {
/// Texts of charts.
ChartText {
    Finding: "{line}: van {first} in {from} naar {last} in {to}{interval}.", "{line}: from {first} in {from} to {last} in {to}{interval}.";
    FindingInterval: " (80 %-interval {range})", " (80% interval {range})";
    NoFigures: "Er zijn geen cijfers om te tekenen.", "There are no figures to draw.";
    Largest: "Het grootst: {items}.", "Largest: {items}.";
    CurveFinding: "{line}: kans op een daling {chance}, midden {middle}.", "{line}: chance of a fall {chance}, median {middle}.";
    TilesFinding: "Laagst: {low}. Hoogst: {high}.", "Lowest: {low}. Highest: {high}.";
    Year: "jaar", "year";
    Low: "80 %-interval van", "80% interval from";
    High: "tot", "to";
}
}
