//! Texts of `sensitivity`.

super::texts! {
/// What `sensitivity` says.
SensitivityText {
    // What is looked at.
    Level: "het tekort in {year}", "the shortage in {year}";
    LevelBranch: "het tekort in {year}, {branch}", "the shortage in {year}, {branch}";
    Effect: "het effect op het tekort in {year}", "the effect on the shortage in {year}";
    EffectBranch: "het effect op het tekort in {year}, {branch}", "the effect on the shortage in {year}, {branch}";

    // Sentences.
    Mostly: "De onzekerheid over {what} komt vooral door {items}.", "The uncertainty about {what} is mostly due to {items}.";
    Item: "{group} ({share} van de spreiding)", "{group} ({share} of the spread)";
    Constant: "Bij {what} is er geen spreiding: het is in alle toekomsten gelijk.", "There is no spread in {what}: it is the same in all futures.";
    NoneSure: "Waar de onzekerheid over {what} vandaan komt, is met zo weinig toekomsten niet te zeggen. Reken er meer door met --draws.",
        "With so few futures it cannot be told where the uncertainty about {what} comes from. Simulate more with --draws.";
    Indistinct: "Niet van 0 te onderscheiden: {groups}.", "Not distinguishable from 0: {groups}.";
    Interplay: "Samenspel tussen groepen telt mee: {share} van de spreiding is van geen groep alleen.",
        "Interplay between groups counts: {share} of the spread belongs to no group by itself.";
    And: "en", "and";

    // Tables.
    SharesTitle: "Waar de spreiding van {what} door komt", "What causes the spread of {what}";
    SharesHead: "Deel van de spreiding", "Share of the spread";
    Alone: "alleen", "alone";
    WithOthers: "met samenspel", "with interplay";
    Margin: "±", "±";
    SharesNote: "Alleen: het deel van de variantie dat de groep op zichzelf veroorzaakt. Met samenspel: ook alles wat zij samen met andere groepen doet. ±: 95 %-marge van de berekening.",
        "Alone: the share of the variance that the group causes by itself. With interplay: with all that it does together with others as well. ±: 95% margin of the calculation.";
    SwingsTitle: "Wat één waarde doet met {what} (personen, verschil met het gemiddelde)", "What a single value does to {what} (persons, change from the mean)";
    SwingsHead: "Eén waarde laag of hoog", "One value low or high";
    Low: "laag", "low";
    High: "hoog", "high";
    SwingsNote: "Laag: de waarde die 1 op de 10 keer wordt onderschreden, hoog: die 1 op de 10 keer wordt overschreden; al het andere loopt zoals in elk van dezelfde {tried} toekomsten. ±: 95 %-marge van het verschil tussen hoog en laag. Waarden die samen bewegen, zijn hier los bewogen.",
        "Low: the value that is undercut 1 time in 10, high: that which is exceeded 1 time in 10; all else goes as it does in each of the same {tried} futures. ±: 95% margin of the difference between high and low. Values that move together are moved apart here.";
    ScreenTitle: "Eerste schifting: hoeveel elke groep {what} verschuift (personen)", "First screening: how far each group moves {what} (persons)";
    ScreenHead: "Groep", "Group";
    Moves: "verschuift", "moves";
    ScreenNote: "Gemiddelde verschuiving bij een stap van laag naar hoog, omgerekend van tweederde stap (methode van Morris). ±: 95 %-marge.",
        "Mean move for a step from low to high, scaled up from a step of two thirds (the method of Morris). ±: 95% margin.";

    // The foot.
    Screened: "{parameters} onzekere waarden in {groups} groepen bekeken. De {kept} groepen die het meest doen zijn apart gezet, de rest is één groep; {tried} waarden deden iets en zijn los geprobeerd.",
        "{parameters} uncertain values in {groups} groups screened. The {kept} groups that matter most are taken apart, the rest is one group; {tried} values did anything and were tried by themselves.";
    Legend: "{points} keer doorgerekend (startgetal {seed}): {rows} rijen voor de delen van de spreiding. Grootste marge van een deel: {half}. Met --half-width wordt die kleiner.",
        "{points} simulations (seed {seed}): {rows} rows for the shares of the spread. Largest margin of a share: {half}. With --half-width it gets smaller.";
    Ahead: "Voor een marge van {half} zijn nog {points} doorrekeningen nodig: ongeveer {time}.", "A margin of {half} takes {points} more simulations: about {time}.";
    Seconds: "{n} seconden", "{n} seconds";
    Minutes: "{n} minuten", "{n} minutes";
    SamplesIn: "Alle doorrekeningen in", "All simulations in";

    // Page and pictures.
    Heading: "Waar de onzekerheid vandaan komt", "Where the uncertainty comes from";
    ChartSharesLevel: "Tekort in {year}: oorzaken van spreiding (procent)", "Shortage in {year}: causes of the spread (per cent)";
    ChartSharesEffect: "Effect in {year}: oorzaken van spreiding (procent)", "Effect in {year}: causes of the spread (per cent)";
    ChartSwingsLevel: "Tekort in {year}: één waarde laag of hoog (personen)", "Shortage in {year}: one value low or high (persons)";
    ChartSwingsEffect: "Effect in {year}: één waarde laag of hoog (personen)", "Effect in {year}: one value low or high (persons)";
    CaptionShares: "Balk: deel van de variantie. Streep: 95 %-marge.", "Bar: share of the variance. Line: 95% margin.";
    CaptionSwings: "Balken: verandering bij een lage waarde (P10) en bij een hoge (P90). Getal: het verschil daartussen.", "Bars: change at a low value (P10) and at a high one (P90). Figure: the difference between both.";
    Value: "waarde", "value";
}
}
