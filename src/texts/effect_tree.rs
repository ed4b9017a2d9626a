//! Texts of the effect tree: names of its parts, sentences, tables and pictures.

super::texts! {
/// What the effect tree says.
TreeText {
    // Parts. Those with a capital stand at the start of a branch, the others hang below one.
    Without: "Tekort zonder de maatregelen", "Shortage without the measures";
    With: "Tekort met de maatregelen", "Shortage with the measures";
    Total: "Effect op het tekort", "Effect on the shortage";
    Care: "Vraag naar zorg", "Demand for care";
    DuringHelp: "minder zorg tijdens de hulp", "less care while help runs";
    Prevention: "minder zorg na herstel", "less care after recovery";
    Signalling: "zorgvraag die aan het licht komt", "care brought to light";
    Elsewhere: "zorg die elders terugkomt", "care that comes back elsewhere";
    WaitingLists: "vrije plekken voor anderen", "freed places taken by others";
    Staff: "Personeel van de zorg", "Staff of care";
    Switchers: "overgestapt uit de zorg", "hired away from care";
    Displaced: "anders in de zorg begonnen", "would have started in care";
    MovedOn: "later naar ander werk in de zorg", "later on to other work in care";
    Levers: "Andere knoppen", "Other levers";
    Absence: "Verzuim", "Absence";
    Hours: "Contracturen", "Contract hours";
    Productivity: "Productiviteit", "Productivity";
    Inflow: "Instroom", "Inflow";
    Exits: "Uitstroom", "Exits";
    TrainingPlaces: "Opleidingsplaatsen", "Training places";
    Moved: "Verplaatste zorg", "Care moved";
    Figures: "Andere cijfers", "Other figures";

    // Sentences.
    Heading: "Waar het effect vandaan komt", "Where the effect comes from";
    Change: "In {year} is het tekort gemiddeld {size} personen {direction} dan zonder de maatregelen.",
        "In {year} the shortage is on average {size} persons {direction} than without the measures.";
    NoChange: "In {year} is het tekort gemiddeld even groot als zonder de maatregelen.",
        "In {year} the shortage is on average as large as without the measures.";
    Larger: "groter", "larger";
    Smaller: "kleiner", "smaller";
    AddsMost: "Het meeste komt erbij door: {part} ({size}).", "Most is added by: {part} ({size}).";
    TakesMost: "Het meeste gaat eraf door: {part} ({size}).", "Most is taken off by: {part} ({size}).";

    // Tables.
    Title: "Waar het effect op het tekort vandaan komt, {year} (personen)", "Where the effect on the shortage comes from, {year} (persons)";
    Head: "Waar het effect vandaan komt, {year}", "Where the effect comes from, {year}";
    YearsTitle: "Waar het effect op het tekort vandaan komt, per jaar (gemiddeld, personen)", "Where the effect on the shortage comes from, by year (mean, persons)";
    YearsHead: "Gemiddeld per jaar", "Mean by year";
    Adds: "Plus is meer tekort, min is minder. Gemiddelden tellen op tot het effect, intervallen niet. Personen{excluded}.",
        "Plus is more shortage, minus is less. Means add up to the effect, intervals don't. Persons{excluded}.";
    Legend: "{draws} toekomsten (startgetal {seed}), elk doorgerekend in {worlds} werelden: elke groep onderdelen aan en uit. 80 %-interval: 8 van de 10. Fout: toevalsfout van het gemiddelde.",
        "{draws} futures (seed {seed}), each simulated in {worlds} worlds: every group of parts on and off. 80% interval: 8 in 10 of them. Error: Monte Carlo error of the mean.";

    // Pictures.
    PartHead: "Onderdeel", "Part";
    TreeTitle: "Effectenboom: het tekort aan zorgpersoneel in {year}", "Effect tree: the care staff shortage in {year}";
    WaterfallTitle: "Van zonder naar met de maatregelen: het tekort in {year}", "From without to with the measures: the shortage in {year}";
    Unit: "Personen{excluded}. Balk: gemiddelde van {draws} toekomsten. Lijn: 80 %-interval.", "Persons{excluded}. Bar: mean of {draws} futures. Line: 80% interval.";
    Colours: "Plus (oranje): meer tekort. Min (blauw): minder tekort.", "Plus (orange): more shortage. Minus (blue): less shortage.";
    InWords: "{part} {mean} ({range})", "{part} {mean} ({range})";
}
}
