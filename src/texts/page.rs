//! Texts of the page only.

super::texts! {
/// Texts of the page.
PageText {
    // Head of the page.
    Kicker: "Schakel: wat doen extra sociaal werkers met het tekort in de zorg?", "Schakel: what do extra social workers do to the care staff shortage?";
    QuestionPlan: "Stel dat er in {year} voor {size} fte extra sociaal werkers zijn ({mix}). Hoeveel kleiner wordt dan het tekort aan personeel in zorg en welzijn?",
        "Suppose there are {size} extra FTE of social workers in {year} ({mix}). How much smaller does the staff shortage in care and welfare become?";
    QuestionOther: "Wat doen deze maatregelen met het tekort aan personeel in zorg en welzijn?", "What do these measures do to the staff shortage in care and welfare?";
    QuestionReference: "Hoe groot wordt het tekort aan personeel in zorg en welzijn als er niets verandert?", "How large does the staff shortage in care and welfare become if nothing changes?";
    Answer: "Het antwoord", "The answer";
    Volunteer: "vrijwilligers", "volunteers";
    Mbo: "mbo", "mbo";
    Ad: "Associate degree", "Associate degree";
    Hbo: "hbo", "hbo";
    NoPrediction: "Dit is een simulatie, geen voorspelling. De uitkomst hangt vooral af van hoeveel zorg sociaal werk voorkomt. Daarover verschilt het bewijs sterk. Het antwoord hierboven volgt ‘{own}’. Met ander bewijs wordt het:",
        "This is a simulation, not a prediction. The outcome depends above all on how much care social work prevents. The evidence on that differs widely. The answer above follows ‘{own}’. With other evidence it becomes:";

    // Charts.
    ChartShortage: "Tekort aan personeel per jaar (personen)", "Staff shortage by year (persons)";
    ChartEffect: "Effect op het tekort per jaar: met min zonder de maatregelen (personen)", "Effect on the shortage by year: with minus without the measures (persons)";
    ChartUnit: "Personen{excluded}. Lijn: midden; vlak: 80 %-interval.", "Persons{excluded}. Line: median; area: 80% interval.";
    ChartUnitCentral: "Personen{excluded}. Eén middelste berekening, zonder interval.", "Persons{excluded}. One central run, without interval.";
    ChartOfficial: "Punten: officiële prognose van december 2023.", "Dots: official forecast of December 2023.";
    LineWithout: "zonder maatregelen", "without measures";
    LineWith: "met maatregelen", "with measures";
    LineDifference: "verschil", "difference";
    Finding: "{line}: van {first} personen in {from} naar {last} in {to}{interval}.", "{line}: from {first} persons in {from} to {last} in {to}{interval}.";
    FindingInterval: " (80 %-interval {range})", " (80% interval {range})";
    NoFigures: "Er zijn geen cijfers om te tekenen.", "There are no figures to draw.";

    // Sections.
    InNumbers: "In cijfers", "In numbers";
    People: "Mensen die geholpen worden", "People helped";
    PeopleTitle: "Mensen die de extra sociaal werkers helpen, in {year}", "People helped by the extra social workers, in {year}";
    PeopleNote: "Dit staat los van het tekort: wie herstelt, is ook zonder besparing op zorg geholpen. Bij zware ondersteuning is een cliënt een huishouden.",
        "This stands apart from the shortage: those who recover are helped even where no care is saved. A client of complex support is a household.";
    Group: "Personen", "Persons";
    Clients: "Cliënten", "Clients";
    ClientsLight: "waarvan lichte ondersteuning", "of whom light support";
    ClientsModerate: "waarvan matige ondersteuning", "of whom moderate support";
    ClientsComplex: "waarvan zware ondersteuning", "of whom complex support";
    Recovered: "Hersteld", "Recovered";
    LessLonely: "Minder eenzaam", "Less lonely";
    Payers: "Wie betaalt en wie wint", "Who pays and who gains";
    PayersTitle: "Kosten en besparingen in geld per partij (euro’s van {base}, midden)", "Cash cost and savings by payer (euros of {base}, median)";
    PayersNote: "Alleen geld dat werkelijk wordt uitgegeven of bespaard. De waarde van vrijgekomen zorg is een andere rekening en telt hier niet mee.",
        "Only money that is really spent or saved. The value of freed care capacity is another ledger and is not counted here.";
    Payer: "Partij", "Payer";
    CostIn: "kosten {year}", "cost {year}";
    BenefitIn: "besparing {year}", "savings {year}";
    BalanceIn: "saldo {year}", "balance {year}";
    BalanceUpTo: "saldo t/m {year}", "balance up to {year}";
    PayerMunicipality: "Gemeenten", "Municipalities";
    PayerInsurer: "Zorgverzekeraars (Zvw)", "Health insurers (Zvw)";
    PayerLongTermCare: "Langdurige zorg (Wlz)", "Long-term care (Wlz)";
    PayerState: "Rijk", "State";
    PayerEmployer: "Werkgevers", "Employers";
    PayerHousehold: "Huishoudens", "Households";
    PayerHousing: "Woningcorporaties", "Housing corporations";
    PayerOther: "Overig", "Other";
    RatioPage: "De waarde per euro zet de waarde van vrijgekomen zorg tegenover de kosten van het plan. Zolang de zorg personeel tekortkomt, komt daar geen geld vrij. De 1,6 van SEOR (2020) is het gemiddelde van 32 businesscases: een vergelijking, geen doel.",
        "The value per euro sets the value of freed care capacity against the cost of the plan. While care is short of staff, no cash is freed. SEOR’s 1.6 (2020) is the mean of 32 business cases: a comparison, not a target.";
    EffectPage: "Min betekent minder tekort. ‘Helpt’ is de kans dat het tekort kleiner wordt. ‘Fout’ is de toevalsfout van het gemiddelde: die wordt kleiner als er meer toekomsten worden doorgerekend.",
        "Minus means less shortage. ‘Helps’ is the chance that the shortage gets smaller. ‘Error’ is the Monte Carlo error of the mean: it shrinks as more futures are simulated.";
    Regions: "Per regio", "By region";
    RegionsTitle: "Tekort per regio in {year} (personen)", "Shortage by region in {year} (persons)";
    Region: "Regio", "Region";
    Change: "effect", "effect";
    RegionsNote: "Het personeel per regio is niet waargenomen. Het is over de regio’s verdeeld naar de behoefte aan zorg. Verschillen tussen regio’s laten daarom alleen zien hoe verschillend die behoefte groeit.",
        "Staff by region is not observed. It is allocated to the regions by need for care. Differences between regions therefore show differences in the growth of need only.";

    SweepPage: "Alle scenario’s van de reeks, met alle kansen en marges, staan in sweep.csv: één rij per uitkomst, één kolom per as.",
        "All scenarios of the sweep, with every chance and interval, are in sweep.csv: one row per outcome, one column per axis.";

    // What lies under it.
    Under: "Waar dit op rust", "What this rests on";
    DataNote: "De gegevens bevatten {parameters} onzekere of vaste waarden: {published} gepubliceerd, {derived} afgeleid en {assumption} aangenomen.",
        "The data hold {parameters} uncertain or fixed values: {published} published, {derived} derived and {assumption} assumed.";
    EvidenceNote: "Voor elk effect lopen gecontroleerd onderzoek en businesscases uiteen. ‘Tussenweg’ ligt gemiddeld op een kwart van de afstand, gerekend vanaf het onderzoek.",
        "For each effect, controlled studies and business cases differ. ‘In between’ lies on average a quarter of the way from the studies.";
    OwnValues: "Keuzes van dit scenario", "Choices of this scenario";
    Parameter: "Keuze", "Choice";
    OwnValuesNote: "Alleen wat afwijkt van de referentie, of waar de maker iets bij heeft gezegd. Codes zoals direct:light zijn namen uit het model: `schakel explain` legt ze uit.",
        "Only what differs from the reference, or what its author remarked on. Codes such as direct:light are names of the model: `schakel explain` says what they mean.";
    SetTo: "ingesteld op", "set to";
    Usual: "in de referentie", "in the reference";
    AllBranches: "alle branches", "all branches";
    KeySize: "Extra sociaal werkers (contract-fte)", "Extra social workers (contract FTE)";
    KeyMix: "Aandeel in de mix", "Share of the mix";
    KeySplit: "Verdeling over regio’s", "Split over regions";
    KeyLevelOrder: "Wie eerst hulp krijgt", "Who is helped first";
    KeyEvidence: "Bewijs", "Evidence";
    KeyHorizon: "Laatste jaar", "Last year";
    KeyData: "Gegevens", "Data";
    KeyAbsence: "Verzuim (verandering, deel van de werktijd)", "Absence (change, share of working time)";
    KeyHours: "Uren per werknemer (verandering)", "Hours per employee (change)";
    KeyProductivity: "Minder personeel nodig voor dezelfde zorg", "Less staff needed for the same care";
    KeyInflow: "Instroom van zij-instromers en herintreders (verandering)", "Inflow of side-entrants and re-entrants (change)";
    KeyExits: "Vertrek uit de zorg (verandering)", "Exits from care (change)";
    KeyTrainingPlaces: "Extra opleidingsplaatsen per jaar", "Extra training places a year";
    KeyMoved: "Zorgvraag die verschuift", "Demand that moves";
    SplitPopulation: "naar inwoners", "by population";
    SplitShortage: "naar tekort", "by shortage";
    LevelLight: "licht", "light";
    LevelModerate: "matig", "moderate";
    LevelComplex: "zwaar", "complex";
    EvidenceControlled: "gecontroleerd onderzoek", "controlled studies";
    EvidenceBetween: "tussenweg", "in between";
    EvidenceBusinessCases: "businesscases", "business cases";
    Spread: "{middle} (9 van de 10 keer {low} tot {high})", "{middle} (9 in 10 times {low} to {high})";
    RankOf: "rangcorrelatie {rank}", "rank correlation {rank}";
    Why: "waarom", "why";
    SourceOf: "bron", "source";
    Warnings: "Let op", "Please note";
    Made: "Hoe dit is berekend", "How this was computed";
    Draws: "Toekomsten doorgerekend", "Futures simulated";
    Rounds: "Rondes", "Rounds";
    Seed: "Startgetal", "Seed";
    Design: "Trekkingen", "Sampling design";
    DesignPlain: "los van elkaar (plain)", "independent (plain)";
    DesignLhs: "gelijk gespreid per waarde: Latijnse hyperkubus (lhs)", "evenly spread by value: Latin hypercube (lhs)";
    DesignSobol: "gelijk gespreid over waarden samen: Sobol’-punten (sobol)", "evenly spread over values together: Sobol’ points (sobol)";
    DataHash: "Gegevens ({name}), blake3", "Data ({name}), blake3";
    Version: "Schakel, versie", "Schakel, version";
    Central: "Middelste berekening: elke onzekere waarde in het midden, zonder intervallen.", "Central run: every uncertain value at its median, no intervals.";
    Legend80: "80 %-interval: in 8 van de 10 doorgerekende toekomsten ligt de uitkomst hierin. Getallen zijn afgerond op wat de simulatie kan onderscheiden.",
        "80% interval: holds the outcome in 8 of 10 simulated futures. Numbers are rounded to what the simulation can tell apart.";
}
}
