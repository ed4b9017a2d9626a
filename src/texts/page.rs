//! Texts of the page only.

super::texts! {
/// Texts of the page.
PageText {
    // Head of the page.
    Kicker: "Schakel: wat doen extra sociaal werkers met het tekort in de zorg?", "Schakel: what do extra social workers do to the care staff shortage?";
    QuestionPlan: "Stel dat er in {year} voor {size} fte extra sociaal werkers zijn ({mix}). Wat doet dat met het tekort aan personeel in zorg en welzijn?",
        "Suppose there are {size} extra FTE of social workers in {year} ({mix}). What does that do to the staff shortage in care and welfare?";
    QuestionOther: "Wat doen deze maatregelen met het tekort aan personeel in zorg en welzijn?", "What do these measures do to the staff shortage in care and welfare?";
    QuestionReference: "Hoe groot wordt het tekort aan personeel in zorg en welzijn als er niets verandert?", "How large does the staff shortage in care and welfare become if nothing changes?";
    Volunteer: "vrijwilligers", "volunteers";
    Mbo: "mbo", "mbo";
    Ad: "Associate degree", "Associate degree";
    Hbo: "hbo", "hbo";
    NoPrediction: "Dit is een simulatie, geen voorspelling. De uitkomst hangt vooral af van hoeveel zorg sociaal werk voorkomt. Daarover verschilt het bewijs sterk. Het antwoord hierboven volgt ‘{own}’. Met ander bewijs wordt het:",
        "This is a simulation, not a prediction. The outcome depends above all on how much care social work prevents. The evidence on that differs widely. The answer above follows ‘{own}’. With other evidence it becomes:";

    QuestionSeveral: "Wat doet elk van deze scenario’s met het tekort aan personeel in zorg en welzijn?", "What does each of these scenarios do to the staff shortage in care and welfare?";

    // Charts.
    ChartShortage: "Tekort aan personeel per jaar (personen)", "Staff shortage by year (persons)";
    ChartEffect: "Effect op het tekort per jaar: met min zonder de maatregelen (personen)", "Effect on the shortage by year: with minus without the measures (persons)";
    ChartUnit: "Personen{excluded}. Lijn: midden; lichte band: 80 %-interval; donkere band: 50 %-interval.", "Persons{excluded}. Line: median; light band: 80% interval; dark band: 50% interval.";
    ChartUnitCentral: "Personen{excluded}. Eén middelste berekening, zonder interval.", "Persons{excluded}. One central run, without interval.";
    ChartOfficial: "Punten: officiële prognose van december 2023.", "Dots: official forecast of December 2023.";
    ChartParts: "Zorg die voorkomen wordt en personeel dat de zorg verliest, per jaar (fte)", "Care avoided and staff drawn from care, by year (FTE)";
    ChartPartsUnit: "Fte; het onvervulde plan in contract-fte.", "FTE; the unfilled plan in contract FTE.";
    LineAvoided: "voorkomen zorg", "care avoided";
    LineDrawn: "personeel dat de zorg verliest", "staff drawn from care";
    LineUnfilled: "onvervuld plan", "unfilled plan";
    ChartBandsWithout: "De banden zijn die zonder maatregelen; de andere liggen er bijna overheen.", "The bands are those without measures; the others nearly cover them.";
    ChartChances: "Hoe waarschijnlijk elk effect op het tekort in {year} is (personen)", "How likely each effect on the shortage in {year} is (persons)";
    ChartChancesUnit: "Personen{excluded}. Hoogte: de kans dat de verandering op dat punt of links ervan ligt. Links van de nul: minder tekort.", "Persons{excluded}. Height: the chance that the change is at that point or to its left. Left of zero: less shortage.";
    ChangeOf: "verandering van hoogstens", "change of at most";
    ChartBranches: "Effect op het tekort per branche in {year} (personen)", "Effect on the shortage by branch in {year} (persons)";
    ChartBarsUnit: "Personen. Naar links: minder tekort.", "Persons. To the left: less shortage.";
    BarMean: "Balk: gemiddelde; streep: 80 %-interval.", "Bar: mean; line: 80% interval.";
    BarMedian: "Balk: midden; streep: 80 %-interval.", "Bar: median; line: 80% interval.";
    LineMedian: "Lijn: midden; banden: 80 %- en 50 %-interval.", "Line: median; bands: 80% and 50% interval.";
    NoInterval: "Eén middelste berekening, zonder interval.", "One central run, without interval.";
    ChartMap: "Effect op het tekort per regio in {year} (personen)", "Effect on the shortage by region in {year} (persons)";
    ChartMapUnit: "Personen. Verdeeld naar de zorgbehoefte van inwoners, niet waargenomen. Elke arbeidsmarktregio is één tegel.", "Persons. Allocated by population need, not observed. Each labour-market region is one tile.";
    ChartStaff: "Extra sociaal werkers die er zijn in {year} (contract-fte)", "Extra social workers at work in {year} (contract FTE)";
    ChartStaffUnit: "Contract-fte.", "Contract FTE.";
    Staff: "extra sociaal werkers", "extra social workers";
    ChartClients: "Cliënten naar soort ondersteuning in {year} (personen)", "Clients by level of support in {year} (persons)";
    ChartClientsUnit: "Personen; bij zware ondersteuning huishoudens.", "Persons; households for complex support.";
    ChartLedger: "Wie betaalt en wie wint in {year} (euro’s van {base}, alleen geld)", "Who pays and who gains in {year} (euros of {base}, cash only)";
    ChartLedgerUnit: "Euro’s per jaar. Naar links: kosten; naar rechts: uitgaven die echt dalen. Preventiefonds: wat ieder zou bijdragen als wie wint het plan betaalt, naar rato van de winst.", "Euros a year. To the left: cost; to the right: spending that really falls. Prevention fund: what each would contribute if those who gain pay for the plan, in proportion to their gain.";
    LedgerCost: "kosten", "cost";
    LedgerGain: "besparing", "savings";
    LedgerFund: "bijdrage preventiefonds", "prevention fund";
    LineWithout: "zonder maatregelen", "without measures";
    LineWith: "met maatregelen", "with measures";
    LineDifference: "verschil", "difference";
    Numbers: "De cijfers bij dit beeld", "The numbers behind this picture";
    SaveSvg: "Bewaar als SVG", "Save as SVG";
    SavePng: "Bewaar als PNG", "Save as PNG";
    SaveCsv: "Bewaar cijfers als CSV", "Save numbers as CSV";

    // Sections.
    InNumbers: "Het tekort in cijfers", "The shortage in numbers";
    HowSure: "Hoe zeker is het effect?", "How sure is the effect?";
    MadeOf: "Waaruit het effect bestaat", "What the effect is made of";
    MadeOfNote: "Het verschil is klein naast de onderdelen: zorg die niet meer nodig is, zorg die aan het licht komt, en personeel dat uit de zorg komt. Daarom staan ze hier apart.",
        "The difference is small beside its parts: care no longer needed, care brought to light, and staff that comes from care. So they are shown apart here.";
    ByBranch: "Per branche", "By branch";
    Branch: "branche", "branch";
    RegionsLabel: "Verdeeld naar zorgbehoefte van inwoners, niet waargenomen.", "Allocated by population need, not observed.";
    RegionTitle: "Wat het betekent voor {region}", "What it means for {region}";
    RegionNational: "Voor heel Nederland:", "For the Netherlands as a whole:";
    RegionMarket: "De arbeidsmarkt van de regio in {year} (personen)", "The region’s labour market in {year} (persons)";
    Demand: "vraag naar personeel", "demand for staff";
    Supply: "aanbod van personeel", "supply of staff";
    Filled: "vervulde vraag", "filled demand";
    ShortageOf: "tekort", "shortage";
    BreakEven: "De kans dat het plan zich vóór of in {year} in geld heeft terugverdiend, en dat zo blijft, is {chance}.", "The chance that by {year} the plan has paid for itself in cash, and stays so, is {chance}.";
    BreakEvenMiddle: "In de middelste toekomst is dat in {year}.", "In the median future that is in {year}.";
    BreakEvenCentral: "In deze middelste berekening heeft het plan zich in {year} in geld terugverdiend.", "In this central run the plan has paid for itself in cash by {year}.";
    BreakEvenNever: "In deze middelste berekening verdient het plan zich tot en met {year} niet in geld terug.", "In this central run the plan does not pay for itself in cash up to {year}.";
    People: "Mensen die geholpen worden", "People helped";
    PeopleTitle: "Mensen die de extra sociaal werkers helpen, in {year}", "People helped by the extra social workers, in {year}";
    PeopleNote: "Dit staat los van het tekort: wie herstelt, is ook zonder besparing op zorg geholpen. Bij zware ondersteuning is een cliënt een huishouden.",
        "This stands apart from the shortage: those who recover are helped even where no care is saved. A client of complex support is a household.";
    Group: "Personen", "Persons";
    ProgrammesTitle: "Programma’s met hun deel van het extra personeel, en de mensen die zij helpen, in {year}", "Programmes with their share of the extra staff, and the people they help, in {year}";
    ProgrammeOf: "Programma en type aanpak", "Programme and type of approach";
    ApproachType: "Type aanpak", "Type of approach";
    ShareOfStaff: "Deel", "Share";
    InHelp: "In hulp", "In help";
    RecoveredOf: "Hersteld", "Recovered";
    OrdinaryWork: "gewoon sociaal werk", "ordinary social work";
    ProgrammesNote: "De programma’s vullen elkaar aan: niemand telt in twee programma’s mee. Wie al hulp heeft of hersteld is, wordt door geen programma opnieuw bereikt.",
        "The programmes add to each other: nobody counts in two of them. Whoever is in help or has recovered is not reached again by any of them.";
    ApproachesTitle: "Wat elk type aanpak anders doet dan gewoon sociaal werk (1 = hetzelfde)", "What each type of approach does differently from ordinary social work (1 = the same)";
    FactorHours: "Uren per cliënt", "Hours per client";
    FactorReach: "Bereik", "Reach";
    FactorDirect: "Bespaart meteen", "Saves at once";
    FactorPrevent: "Bespaart na herstel", "Saves after recovery";
    FactorLag: "Tijd tot herstel", "Time to recovery";
    ApproachesNote: "De middelste waarde, en tussen haakjes waar negen op de tien trekkingen liggen. Er is geen onderzoek gevonden dat typen met elkaar vergelijkt: de aannames zijn daarom ruim. De bronnen staan verderop, bij de waarden van het model.",
        "The middle value, and in brackets where nine in ten draws lie. No study was found that compares types: the assumptions are therefore wide. The sources stand further down, with the values of the model.";
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
    KeyProgramme: "Programma", "Programme";
    KeyLevelOrder: "Wie eerst hulp krijgt", "Who is helped first";
    KeyEvidence: "Bewijs", "Evidence";
    KeyHorizon: "Laatste jaar", "Last year";
    KeyCalibration: "IJking op de officiële raming", "Tie to the official forecast";
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
    Figures: "Cijfers per tabel van de gegevens, naar kwaliteit", "Figures by table of the data, by quality";
    TableName: "tabel", "table";
    Published: "gepubliceerd", "published";
    Derived: "afgeleid", "derived";
    Assumption: "aanname", "assumption";
    QualityNote: "Gepubliceerd: staat zo in de bron. Afgeleid: gerekend met gepubliceerde cijfers. Aanname: gekozen omdat er niets is gevonden, met een ruime marge.",
        "Published: printed in the source. Derived: arithmetic on published figures. Assumption: chosen because nothing was found, with a wide range.";
    Assumptions: "De waarden van het model, met bron en kwaliteit", "The values of the model, with source and quality";
    Value: "waarde", "value";
    Unit: "eenheid", "unit";
    QualityOf: "kwaliteit", "quality";
    Sources: "Bronnen", "Sources";
    SourceKey: "code", "code";
    SourceTitle: "titel, uitgever, datum", "title, publisher, date";
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
