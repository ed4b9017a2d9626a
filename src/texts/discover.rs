//! Texts of `discover`.

super::texts! {
/// What `discover` says.
DiscoverText {
    // What failing is, after "in {share} of the futures".
    Larger: "wordt het tekort in {year}{branch} groter dan zonder de maatregelen", "the shortage in {year}{branch} gets larger than without the measures";
    LargerBy: "wordt het tekort in {year}{branch} meer dan {n} personen groter dan zonder de maatregelen", "the shortage in {year}{branch} gets more than {n} persons larger than without the measures";
    NotSmallerBy: "wordt het tekort in {year}{branch} niet minstens {n} personen kleiner dan zonder de maatregelen", "the shortage in {year}{branch} does not get at least {n} persons smaller than without the measures";
    NotLarger: "wordt het tekort in {year}{branch} niet groter dan zonder de maatregelen", "the shortage in {year}{branch} does not get larger than without the measures";
    NotLargerBy: "wordt het tekort in {year}{branch} hooguit {n} personen groter dan zonder de maatregelen", "the shortage in {year}{branch} gets at most {n} persons larger than without the measures";
    SmallerBy: "wordt het tekort in {year}{branch} minstens {n} personen kleiner dan zonder de maatregelen", "the shortage in {year}{branch} gets at least {n} persons smaller than without the measures";
    Above: "is het tekort in {year}{branch} groter dan {n} personen", "the shortage in {year}{branch} is above {n} persons";
    NotAbove: "is het tekort in {year}{branch} hooguit {n} personen", "the shortage in {year}{branch} is at most {n} persons";
    OfBranch: " bij {branch}", " in {branch}";

    // Sentences.
    Base: "In {share} van alle toekomsten {what}.", "In {share} of all futures {what}.";
    Within: "Dat gebeurt in {density} van de toekomsten waarin dit samen geldt:", "It happens in {density} of the futures in which all of this holds:";
    WithinOne: "Dat gebeurt in {density} van de toekomsten waarin dit geldt:", "It happens in {density} of the futures in which this holds:";
    Outside: "In de andere toekomsten gebeurt het in {share}. Van alle keren dat het gebeurt, valt {coverage} onder deze voorwaarden.",
        "In the other futures it happens in {share}. Of all times it happens, {coverage} is under these conditions.";
    NoneFound: "Er zijn geen voorwaarden gevonden waaronder dit duidelijk vaker gebeurt dan anders.", "No conditions were found under which this clearly happens more often than otherwise.";
    Never: "Het gebeurt in geen enkele van de doorzochte toekomsten.", "It happens in none of the futures that were searched.";
    Always: "Het gebeurt in alle doorzochte toekomsten.", "It happens in all futures that were searched.";
    HardlyBetter: "Let op: dit is hooguit een tendens. Ook onder deze voorwaarden gebeurt het vaak niet.", "Note: this is a tendency at most. Under these conditions too it often does not happen.";
    NotBetter: "Let op: op andere toekomsten getoetst is niet te zien dat het onder deze voorwaarden vaker gebeurt.", "Note: tried on other futures it does not show that it happens more often under these conditions.";
    TryReverse: "Het gebeurt in bijna alle toekomsten; met --reverse ziet u wanneer het níét gebeurt.", "It happens in nearly all futures; with --reverse you see when it does not.";

    // Conditions.
    Below: "{name} is lager dan {x}", "{name} is below {x}";
    AboveLimit: "{name} is hoger dan {x}", "{name} is above {x}";
    Between: "{name} ligt tussen {x} en {y}", "{name} lies between {x} and {y}";
    ShareLow: "de laagste {share} van wat mogelijk is", "the lowest {share} of what is possible";
    ShareHigh: "de hoogste {share} van wat mogelijk is", "the highest {share} of what is possible";
    ShareMiddle: "{share} van wat mogelijk is", "{share} of what is possible";

    // Tables.
    ConditionsTitle: "Voorwaarden", "Conditions";
    Range: "ligt in", "lies in";
    Chance: "kans op toeval", "chance of luck";
    Possible: "deel van wat mogelijk is", "share of what is possible";
    Unit: "eenheid", "unit";
    ConditionsNote: "Kans op toeval: quasi-p-waarde, de kans om zonder deze voorwaarde een groep toekomsten te treffen waarin het zo vaak gebeurt. Voorwaarden zijn weggelaten als die kans, maal het aantal doorzochte waarden, boven 5 % ligt.",
        "Chance of luck: quasi-p-value, the chance to hit upon a group of futures in which it happens as often without this condition. Conditions are left out where that chance, times the number of values searched, is above 5%.";
    PathTitle: "De weg erheen: steeds een kleinere groep toekomsten", "The way there: ever smaller groups of futures";
    PathHead: "Stap", "Step";
    Mass: "omvang", "mass";
    Density: "dichtheid", "density";
    Coverage: "dekking", "coverage";
    Limits: "voorwaarden", "conditions";
    PathNote: "Omvang: deel van de doorzochte toekomsten. Dichtheid: in welk deel daarvan het gebeurt. Dekking: welk deel van alle keren dat het gebeurt. De gekozen stap staat vooraan met een pijl.",
        "Mass: share of the futures searched. Density: in which share of these it happens. Coverage: which share of all times that it happens. An arrow marks the step that was chosen.";
    Tried: "Getoetst op {draws} andere toekomsten: dichtheid {density}, dekking {coverage} (95 %-marges).", "Tried on {draws} other futures: density {density}, coverage {coverage} (95% margins).";
    Legend: "{searched} toekomsten doorzocht op {parameters} waarden (startgetal {seed}); getoetst op {draws} andere. Toeval van jaar op jaar is geen voorwaarde.",
        "{searched} futures searched for {parameters} values (seed {seed}); tried on {draws} others. Chance of the years is no condition.";
    SamplesIn: "Doorzochte toekomsten in", "Futures searched in";

    // Page and pictures.
    HeadingFails: "Wanneer werkt het plan niet?", "When does the plan not work?";
    HeadingWorks: "Wanneer werkt het plan wel?", "When does the plan work?";
    HeadingLevel: "Wanneer is het tekort zo groot?", "When is the shortage this large?";
    HeadingNotLevel: "Wanneer blijft het tekort beperkt?", "When does the shortage stay limited?";
    ChartPath: "Dichtheid en dekking per stap (procent)", "Density and coverage by step (per cent)";
    ChartBox: "Voorwaarden, als deel van wat mogelijk is (procent)", "Conditions, as a share of what is possible (per cent)";
    CaptionPath: "Rijen: stappen, met de omvang. Balken: hoe vaak het gebeurt (dichtheid) en welk deel van alle keren (dekking).", "Rows: steps, with their mass. Bars: how often it happens (density) and which share of all times (coverage).";
    CaptionBox: "Balk: het deel van de mogelijke waarden, van laag naar hoog, dat aan de voorwaarde voldoet.", "Bar: the part of the possible values, from low to high, that meets the condition.";
}
}
