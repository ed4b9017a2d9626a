//! Texts of the terminal answer, the tables and the sentences.

super::texts! {
/// Texts that terminal and page share.
Text {
    // Sentences on the effect. `{difference}` is one of the Difference texts.
    SentenceHelp: "In {year} is het tekort waarschijnlijk {difference} (80 %-interval). De kans dat het tekort kleiner wordt, is {chance}.",
        "In {year} the shortage is probably {difference} (80% interval). The chance that the shortage gets smaller is {chance}.";
    SentenceHarm: "In {year} is het tekort waarschijnlijk {difference} (80 %-interval). De kans dat het tekort groter wordt, is {chance}.",
        "In {year} the shortage is probably {difference} (80% interval). The chance that the shortage gets larger is {chance}.";
    SentenceNoClearEffect: "In {year} is er geen duidelijk effect op het tekort. Het is {difference} (80 %-interval). De kans dat het tekort kleiner wordt, is {chance}.",
        "In {year} there is no clear effect on the shortage. It is {difference} (80% interval). The chance that the shortage gets smaller is {chance}.";
    SentenceWithinError: "Het gemiddelde verschil valt binnen de toevalsfout van de berekening.",
        "The mean difference lies within the Monte Carlo error of the simulation.";
    SentenceErrorUnknown: "Er zijn te weinig toekomsten doorgerekend om de toevalsfout te kennen.",
        "Too few futures were simulated to know the Monte Carlo error.";
    SentenceCentral: "In {year} is het tekort in de middelste berekening {difference}. Dit is één berekening met elke onzekere waarde in het midden: er is geen interval en geen kans.",
        "In {year} the shortage in the central run is {difference}. This is one calculation with every uncertain value at its median: there is no interval and no chance.";
    SentenceMissing: "Over het effect op het tekort in {year} is niets te zeggen: het is niet berekend.",
        "Nothing can be said about the effect on the shortage in {year}: it was not computed.";
    DifferenceSmaller: "{a} tot {b} personen kleiner dan zonder deze maatregelen", "{a} to {b} persons smaller than without these measures";
    DifferenceLarger: "{a} tot {b} personen groter dan zonder deze maatregelen", "{a} to {b} persons larger than without these measures";
    DifferenceEither: "tussen {a} personen kleiner en {b} personen groter dan zonder deze maatregelen",
        "between {a} persons smaller and {b} persons larger than without these measures";
    DifferenceSmallerOne: "ongeveer {a} personen kleiner dan zonder deze maatregelen", "about {a} persons smaller than without these measures";
    DifferenceLargerOne: "ongeveer {a} personen groter dan zonder deze maatregelen", "about {a} persons larger than without these measures";
    DifferenceNone: "ongeveer even groot als zonder deze maatregelen", "about as large as without these measures";
    MoreThan: "meer dan", "more than";
    LessThan: "minder dan", "less than";

    // Columns.
    Interval: "80 %-interval", "80% interval";
    Median: "midden", "median";
    Mean: "gemiddeld", "mean";
    Value: "waarde", "value";
    Without: "zonder", "without";
    With: "met", "with";
    Official: "officieel", "official";
    OfficialIn: "officieel {year}", "official {year}";
    Helps: "helpt", "helps";
    Error: "fout", "error";

    // The shortage.
    Shortage: "Tekort", "Shortage";
    ShortageTitle: "Tekort aan personeel, zonder en met de maatregelen", "Staff shortage, without and with the measures";
    ShortageTitleReference: "Tekort aan personeel", "Staff shortage";
    PersonsOf: "Personen{excluded}.", "Persons{excluded}.";
    Excluded: ", zonder {names}", ", without {names}";
    ExcludedMany: ", zonder {n} branches", ", without {n} branches";
    OfficialNote: "Officieel (dec. 2023): de middelste berekening.", "Official (Dec 2023): what the central run meets.";

    // The effect.
    Effect: "Effect op het tekort", "Effect on the shortage";
    EffectTitle: "Effect op het tekort: met min zonder de maatregelen (personen)", "Effect on the shortage: with minus without the measures (persons)";
    ProfileControlled: "gecontroleerd onderzoek", "controlled studies";
    ProfileBetween: "tussenweg (basis)", "in between (default)";
    ProfileBusinessCases: "businesscases", "business cases";
    ProfileBlend: "eigen weging", "own weighting";

    // What the effect is made of.
    Parts: "Onderdelen, {year}", "Parts, {year}";
    PartsTitle: "Waar het effect uit bestaat, in {year}", "What the effect is made of, in {year}";
    CareAvoided: "Voorkomen zorg (fte)", "Care avoided (FTE)";
    CareFound: "Zorgvraag die aan het licht komt (fte)", "Care brought to light (FTE)";
    CareReturned: "Zorg die naar elders verschuift (fte)", "Care shifted elsewhere (FTE)";
    CareRefilled: "Vrije plekken die anderen innemen (fte)", "Freed places taken by others (FTE)";
    DrawnFromCare: "Personeel dat de zorg verliest (fte)", "Staff drawn from care (FTE)";
    UnfilledPlan: "Onvervulde extra banen (contract-fte)", "Unfilled plan (contract FTE)";

    // Branches.
    Branches: "Grootste effect per branche, {year}", "Largest effect by branch, {year}";
    BranchesTitle: "De branches waar het tekort het meest verandert, in {year} (personen)", "The branches where the shortage changes most, in {year} (persons)";
    BranchShortage: "Tekort per branche", "Shortage by branch";
    BranchShortageTitle: "Tekort per branche (personen)", "Shortage by branch (persons)";

    // Money.
    Money: "Geld tot en met {year}", "Money up to {year}";
    MoneyTitle: "Kosten en opbrengsten tot en met {year} (euro’s van {base})", "Costs and benefits up to {year} (euros of {base})";
    Cost: "Kosten", "Cost";
    Balance: "Saldo in geld (besparing min kosten)", "Cash balance (savings minus cost)";
    Ratio: "Waarde per euro, ook vrije zorg (SEOR: {seor})", "Value per euro, freed care too (SEOR: {seor})";
    RatioNote: "Besparing in geld is vooral loon van personeel dat de zorg verliest.", "Cash saved is mostly the wages of staff that care loses.";

    // A sweep.
    SweepTitle: "{n} scenario’s: effect op het tekort in {year} (personen)", "{n} scenarios: effect on the shortage in {year} (persons)";
    SweepValues: "Gemiddeld per waarde", "Mean by value";
    SweepRange: "laagste tot hoogste", "lowest to highest";
    SweepHelps: "helpt in", "helps in";
    SweepOf: "{n} van {all}", "{n} of {all}";
    SweepMore: "… nog {n} waarden", "… {n} more values";
    SweepExtremes: "Minste en meeste tekort", "Least and most shortage";
    SweepError: "Een verschil tussen twee scenario’s van minder dan {x} personen kan toeval zijn: reken dan meer toekomsten door.",
        "A difference of less than {x} persons between two scenarios may be chance: then simulate more futures.";
    SweepErrorUnknown: "Er zijn te weinig toekomsten doorgerekend om te weten welke verschillen toeval zijn.",
        "Too few futures were simulated to know which differences are chance.";

    // The foot.
    Legend: "{draws} toekomsten doorgerekend (startgetal {seed}); 80 %-interval: 8 van de 10. Helpt: kans op minder tekort. Fout: toevalsfout van het gemiddelde.",
        "{draws} futures simulated (seed {seed}); 80% interval: 8 in 10 of them. Helps: chance of less shortage. Error: Monte Carlo error of the mean.";
    LegendReference: "{draws} toekomsten doorgerekend (startgetal {seed}); 80 %-interval: 8 van de 10.",
        "{draws} futures simulated (seed {seed}); 80% interval: 8 in 10 of them.";
    LegendCentral: "Eén middelste berekening, elke onzekere waarde in het midden: zonder intervallen.",
        "One central run, every uncertain value at its median: no intervals.";
    StoppedTime: "Gestopt door de tijdslimiet.", "Stopped by the time limit.";
    StoppedSignal: "Voortijdig gestopt.", "Stopped early.";
    StoppedPrecision: "Gestopt bij de gevraagde precisie.", "Stopped at the precision asked for.";
    WarningLine: "Let op: {seen}", "Note: {seen}";
    MoreWarnings: "Let op: er zijn nog {n} meldingen; zie report.html.", "Note: there are {n} more warnings; see report.html.";
}
}
