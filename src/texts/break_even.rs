//! Texts of break-even and J-curve.

super::texts! {
/// What break-even says.
EvenText {
    Heading: "Terugverdienen: wordt het eerst slechter?", "Breaking even: does it get worse first?";
    // Sentences on the scenario as it stands.
    WorseFirst: "De kans dat het tekort tussentijds groter wordt dan zonder de maatregelen, is {chance}. In het slechtste jaar is het dan meestal {range} personen groter.",
        "The chance that the shortage at some time gets larger than without the measures is {chance}. In the worst year it is then usually {range} persons larger.";
    NeverWorse: "Het tekort wordt in bijna geen enkele toekomst groter dan zonder de maatregelen.",
        "In hardly any future does the shortage get larger than without the measures.";
    Even: "De kans dat het in {year} blijvend niet meer groter is, is {chance}.", "The chance that by {year} it is no larger any more is {chance}.";
    EvenCash: "De kans dat het plan zich in {year} in geld heeft terugverdiend, is {chance}.",
        "The chance that by {year} the plan has paid itself back in cash is {chance}.";

    // Tables.
    Shortage: "Tekort (personen)", "Shortage (persons)";
    Cash: "Saldo in geld", "Cash balance";
    Value: "Waarde, ook vrije zorg", "Value, freed care too";
    By: "voor {year}", "by {year}";
    Year: "jaar", "year";
    Worst: "slechtst", "worst";
    Worse: "jaren", "years";
    After: "na {year}", "after {year}";
    ToLater: "{year} tot later", "{year} to later";
    ShapeTitle: "{curve}: hoe diep, hoe lang en tot wanneer slechter dan zonder de maatregelen", "{curve}: how deep, how long and until when worse than without the measures";
    ShapeNote: "‘Voor {year}’: kans om uiterlijk in dat jaar quitte te zijn, dus blijvend niet slechter dan zonder. Jaar: van quitte (80 %-interval). Slechtst: diepste punt (midden en 80 %-interval). Jaren: gemiddeld aantal jaren slechter dan zonder.",
        "‘By {year}’: chance of breaking even in that year at the latest, which is being no worse than without from then on. Year: of breaking even (80% interval). Worst: the deepest point (median and 80% interval). Years: mean number of years worse than without.";
    ChanceTitle: "Kans om quitte te zijn, per jaar", "Chance of having broken even, by year";
    ChanceHead: "Kans om quitte te zijn", "Chance of breaking even";
    Legend: "{draws} toekomsten doorgerekend (startgetal {seed}); 80 %-interval: 8 van de 10. Geld en waarde zijn twee rekeningen die niet optellen.",
        "{draws} futures simulated (seed {seed}); 80% interval: 8 in 10 of them. Cash and value are two ledgers that are never added up.";

    // Pictures.
    ChartShortage: "J-curve: verandering van het tekort (personen)", "J-curve: change in the shortage (persons)";
    ChartCash: "J-curve: saldo in geld sinds {base} (euro’s)", "J-curve: cash balance since {base} (euros)";
    ChartValue: "J-curve: waarde min kosten sinds {base} (euro’s)", "J-curve: value minus cost since {base} (euros)";
    ChartChance: "Kans om quitte te zijn (procent)", "Chance of having broken even (per cent)";
    Difference: "verschil", "difference";
    Balance: "saldo", "balance";
    Unit: "Lijn: midden van {draws} toekomsten. Vlak: 80 %-interval.", "Line: median of {draws} futures. Area: 80% interval.";
}
}
