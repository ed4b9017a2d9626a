//! Texts of the search for how much is enough.

super::texts! {
/// What a search says.
SeekText {
    // Sentences. `{target}` reads like `the shortage in 2033 is below 150,000 persons`.
    From: "Vanaf {key} = {at} is de kans minstens {wanted} dat {target}{interval}.", "From {key} = {at} on, the chance is at least {wanted} that {target}{interval}.";
    UpTo: "Boven {at} is die kans weer kleiner dan {wanted}{interval}.", "Above {at} that chance is again below {wanted}{interval}.";
    Again: "Vanaf {at} is de kans opnieuw groot genoeg{interval}.", "From {at} on the chance is enough once more{interval}.";
    AtOnce: "Al bij de laagste waarde, {key} = {at}, is de kans {chance} dat {target}: dat is genoeg ({wanted} gevraagd).",
        "Already at the lowest value, {key} = {at}, the chance is {chance} that {target}: that is enough ({wanted} asked).";
    Interval: " (95 %-interval van dit antwoord: {low} tot {high})", " (95% interval of this answer: {low} to {high})";
    IntervalOpen: " (95 %-interval van dit antwoord: {low} tot {high}; het loopt door tot de grens van wat is doorgerekend)",
        " (95% interval of this answer: {low} to {high}; it reaches the limit of what was simulated)";
    IntervalUnknown: " (te weinig toekomsten doorgerekend om te weten hoe precies dit is)", " (too few futures simulated to know how precise this is)";
    Nothing: "Geen waarde van {key} tussen {from} en {to} is genoeg voor een kans van {wanted} dat {target}.",
        "No value of {key} between {from} and {to} is enough for a chance of {wanted} that {target}.";
    Best: "Het dichtst komt {key} = {at}: daar is de kans {chance}.", "The nearest is {key} = {at}: the chance there is {chance}.";
    Needs: "Met een kans van {wanted} geldt daar dat {reached}. Er is met andere middelen dus nog {gap} nodig, of een doel dat zo veel ruimer is.",
        "With a chance of {wanted} it holds there that {reached}. So it takes another {gap} by other means, or a target that is so much wider.";
    Unclear: "Het verschil met de gevraagde kans valt binnen de toevalsfout: reken meer toekomsten door.",
        "The difference from the chance that was asked lies within the Monte Carlo error: simulate more futures.";
    Unfilled: "Bij {at} vindt men voor {range} van de geplande banen niemand (contract-fte, 80 %-interval): de grenzen van werving en opleiding.",
        "At {at} nobody is found for {range} of the planned posts (contract FTE, 80% interval): the limits of recruitment and training.";

    // Table and picture.
    Title: "Kans dat het doel wordt gehaald, naar {key}", "Chance that the target is met, by {key}";
    Chance: "kans", "chance";
    ChanceInterval: "95 %-interval", "95% interval";
    Alone: "doel {n}", "target {n}";
    Figure: "midden", "median";
    Open: "onvervuld", "unfilled";
    ChanceAxis: "Kans (procent)", "Chance (per cent)";
    Wanted: "gevraagd: {wanted}", "asked: {wanted}";
    Caption: "Lijn: kans in {draws} toekomsten. Vlak: 95 %-interval door toeval.", "Line: chance in {draws} futures. Area: 95% interval due to chance.";
    Note: "Kans dat {target}. {key}: {unit}.", "Chance that {target}. {key}: {unit}.";
    NoteFigure: "Midden en 80 %-interval: {figure}.", "Median and 80% interval: {figure}.";
    NoteUnfilled: "Onvervuld: banen van het plan die niemand neemt, midden (contract-fte).", "Unfilled: posts of the plan that nobody takes, median (contract FTE).";
    Legend: "{draws} toekomsten doorgerekend bij elke waarde, steeds dezelfde (startgetal {seed}); {n} waarden.",
        "{draws} futures simulated at every value, always the same (seed {seed}); {n} values.";
    Heading: "Hoeveel is genoeg?", "How much is enough?";
    NotRefined: "Gestopt voordat nauwkeuriger was gezocht: het antwoord is dat van het eerste raster.", "Stopped before looking more closely: the answer is that of the first grid.";
}
}
