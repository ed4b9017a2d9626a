//! Texts of the workbook in which a planner writes a scenario. Those of sheets, heads and names are read back, in either
//! language.

super::texts! {
/// Texts of the workbook that becomes a scenario.
FormText {
    SheetAbout: "Uitleg", "Explanation";
    SheetScenario: "Scenario", "Scenario";
    SheetPlan: "Plan", "Plan";
    SheetRegions: "Regio’s", "Regions";
    SheetLevers: "Maatregelen", "Levers";
    SheetMoves: "Verschuivingen", "Moves";
    SheetParameters: "Aannames", "Assumptions";
    SheetCorrelations: "Samenhang", "Correlations";
    SheetLists: "Lijsten", "Lists";

    // Heads.
    What: "Wat", "What";
    Value: "Waarde", "Value";
    EveryYear: "Alle jaren", "Every year";
    Why: "Waarom", "Why";
    Source: "Bron", "Source";
    InReference: "In de referentie", "In the reference";
    Hint: "Toelichting", "Remark";
    Code: "Code", "Code";
    Region: "Regio", "Region";
    Share: "Aandeel van het plan", "Share of the plan";
    Lever: "Maatregel", "Lever";
    Target: "Branche of opleiding", "Branch or programme";
    From: "Van branche", "From branch";
    To: "Naar branche", "To branch";
    Returned: "Komt terug per fte", "Comes back per FTE";
    ReturnedWhy: "Waarom komt dit terug", "Why this comes back";
    ReturnedSource: "Bron van wat terugkomt", "Source of what comes back";
    Parameter: "Waarde van het model", "Value of the model";
    Low: "Laag", "Low";
    Likely: "Waarschijnlijk", "Likely";
    High: "Hoog", "High";
    Meaning: "Wat laag en hoog zijn", "What low and high are";
    Distribution: "Andere verdeling", "Other distribution";
    First: "Eerste waarde", "First value";
    Second: "Tweede waarde", "Second value";
    Rank: "Rangcorrelatie", "Rank correlation";
    Unit: "Eenheid", "Unit";

    // Rows of the sheet Scenario.
    Name: "Naam van het bestand", "Name of the file";
    TitleNl: "Titel (Nederlands)", "Title (Dutch)";
    TitleEn: "Titel (Engels)", "Title (English)";
    WhyNl: "Waar het voor is (Nederlands)", "What it is for (Dutch)";
    WhyEn: "Waar het voor is (Engels)", "What it is for (English)";
    Horizon: "Laatste jaar", "Last year";
    Evidence: "Bewijs", "Evidence";
    Split: "Verdeling over regio’s", "Split over regions";
    Order: "Wie eerst hulp krijgt", "Who is helped first";

    // Rows of the sheet Plan.
    Size: "Extra sociaal werkers (contract-fte)", "Extra social workers (contract FTE)";
    Volunteer: "Deel vrijwilligers", "Share of volunteers";
    Mbo: "Deel mbo", "Share of mbo";
    Ad: "Deel Associate degree", "Share of Associate degree";
    Hbo: "Deel hbo", "Share of hbo";
    Mix: "De mix als geheel", "The mix as a whole";

    // Names to choose from.
    Controlled: "gecontroleerd onderzoek", "controlled studies";
    Between: "tussenweg", "in between";
    BusinessCases: "businesscases", "business cases";
    ByPopulation: "naar inwoners", "by population";
    ByShortage: "naar tekort", "by shortage";
    ByShares: "zoals op blad Regio’s", "as on sheet Regions";
    Light: "licht", "light";
    Moderate: "matig", "moderate";
    Complex: "zwaar", "complex";
    Absence: "verzuim", "absence";
    Hours: "uren per werknemer", "hours per employee";
    Productivity: "minder personeel voor dezelfde zorg", "less staff for the same care";
    Inflow: "instroom van zij-instromers en herintreders", "inflow of side-entrants and re-entrants";
    Exits: "vertrek uit de zorg", "exits from care";
    Places: "extra opleidingsplaatsen per jaar", "extra training places a year";
    AllBranches: "alle branches", "all branches";
    Extremes: "uiterste waarden", "extreme values";
    Triangle: "uiterste waarden, driehoek", "extreme values, triangle";
    NineInTen: "9 van de 10 keer ertussen", "9 in 10 times between";
    EightInTen: "8 van de 10 keer ertussen", "8 in 10 times between";

    // What stands beside things.
    HintName: "Letters (a-z), cijfers, - en _. Zo heet het scenario in de uitkomsten.", "Letters (a-z), digits, - and _. The scenario is called so in the results.";
    HintTitle: "Eén van beide talen is genoeg.", "One of both languages is enough.";
    HintHorizon: "Leeg: zoals in de referentie.", "Empty: as in the reference.";
    HintEvidence: "Wiens bewijs de effecten volgen. Een getal van 0 (onderzoek) tot 1 (businesscases) mag ook.", "Whose evidence the effects lean on. A number from 0 (studies) to 1 (business cases) will do too.";
    HintSplit: "Kies hoe het plan over regio’s wordt verdeeld.", "Choose how the plan divides over regions.";
    HintOrder: "Drie namen met komma’s: bijvoorbeeld {order}.", "Three names with commas: for instance {order}.";
    HintMix: "Alleen waarom en bron, voor alle delen samen.", "Why and source only, for all shares together.";
    HintShares: "Delen tellen in elk jaar op tot 1. Wie één deel invult, vult de andere ook in; leeg is 0.", "Shares add up to 1 in every year. Give all shares if you give one; empty is 0.";
    HintSize: "Bovenop de referentie. Tussen twee ingevulde jaren loopt het recht van het een naar het ander.", "Above the reference. Between two years that are filled in, it runs straight from one to the other.";
    LeverUnitAbsence: "verandering als deel van de werktijd: −0,01 is één procentpunt minder", "change as a share of working time: −0.01 is one percentage point less";
    LeverUnitChange: "relatieve verandering: 0,02 is twee procent meer", "relative change: 0.02 is two percent more";
    LeverUnitProductivity: "deel minder personeel: 0,02 is twee procent minder", "share less staff: 0.02 is two percent less";
    LeverUnitPlaces: "extra starters per jaar", "extra persons starting per year";

    // The explanation.
    AboutTitle: "Een scenario invullen", "Filling in a scenario";
    About1: "Vul alleen in wat anders is dan in de referentie. Wat leeg blijft, blijft zoals het is.", "Fill in only what differs from the reference. What stays empty stays as it is.";
    About2: "Blad Plan: hoeveel extra sociaal werkers, in welke mix. Blad Regio’s: waar. Blad Maatregelen: verzuim, uren, productiviteit, instroom, vertrek en opleidingsplaatsen. Blad Verschuivingen: zorg die van de ene naar de andere branche gaat.",
        "Sheet Plan: how many extra social workers, in which mix. Sheet Regions: where. Sheet Levers: absence, hours, productivity, inflow, exits and training places. Sheet Moves: care that goes from one branch to another.";
    About3: "Een getal dat in alle jaren geldt, staat onder ‘Alle jaren’. Een pad staat onder de jaren: vul het beginjaar en het eindjaar in, daartussen loopt het recht. Voor het eerste en na het laatste ingevulde jaar blijft het gelijk. Een jaar dat ontbreekt, mag u als kolom toevoegen.",
        "A number that holds in all years stands under ‘Every year’. A path stands under the years: fill in where it begins and where it ends, and it runs straight in between. Before the first and after the last year it stays level. You may add a column for a year that is missing.";
    About4: "Aandelen en veranderingen zijn delen van 1: 50 % is 0,5 (een cel in procenten mag ook). Onzekere waarden staan op blad Aannames: laag, waarschijnlijk en hoog. Alleen ‘waarschijnlijk’ is een vast getal; alleen laag en hoog is: alles ertussen even waarschijnlijk.",
        "Shares and changes are parts of 1: 50 % is 0.5 (a cell in percent will do too). Uncertain values stand on sheet Assumptions: low, likely and high. ‘Likely’ alone is a fixed number; low and high alone: everything between them is as likely.";
    About5: "Zet er altijd bij waarom u een waarde kiest, en waar zij vandaan komt. Dat komt in het rapport.", "Always say why you choose a value and where it comes from. It will be in the report.";
    About6: "Bewaar het bestand en maak er een scenario van met: schakel init MAP --from-xlsx DIT-BESTAND.xlsx. Is er iets mis, dan noemt het programma elke cel, met de regel.",
        "Save the file and make it a scenario with: schakel init FOLDER --from-xlsx THIS-FILE.xlsx. If anything is wrong, the program names each cell, with the rule.";
    About7: "Extra bladen en eigen kolommen zonder kop worden niet gelezen. Verander de namen van bladen en koppen niet; rijen toevoegen of weglaten mag.",
        "Sheets of your own and columns without a head are not read. Don’t change names of sheets and heads; rows may be added or left out.";
    ExampleTitle: "Een voorbeeld", "An example";
    ExampleText: "Duizend extra voltijdbanen per jaar van 2025 tot 2030, allemaal mbo, en in de thuiszorg een half procentpunt minder verzuim:", "A thousand extra full-time posts a year from 2025 to 2030, all of mbo level, and half a percentage point less absence in home care:";
    ExampleMore: "Een ingevuld werkboek om te bekijken: schakel init --xlsx VOORBEELD.xlsx --scenario scenarios/everything.toml", "A filled workbook to look at: schakel init --xlsx EXAMPLE.xlsx --scenario scenarios/everything.toml";
    ListsAbout: "Namen waaruit u kunt kiezen. De korte code mag ook.", "Names to choose from. The short code will do too.";
    Programme: "Opleiding", "Programme";
    Branch: "Branche", "Branch";

    // What the command says.
    Written: "Geschreven: {file}", "Written: {file}";
    Next: "Doorrekenen: schakel run {file}", "To run it: schakel run {file}";
    ReadAs: "{cell}: de tekst `{text}` is gelezen als {number}.", "{cell}: the text `{text}` was read as {number}.";
    NotRead: "Blad `{sheet}` is niet gelezen: het hoort niet bij een scenario.", "Sheet `{sheet}` was not read: it is no part of a scenario.";
    DefaultName: "mijn-plan", "my-plan";
    DefaultTitle: "Mijn plan", "My plan";
}
}
