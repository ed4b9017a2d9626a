//! Texts of the workbook.

super::texts! {
/// Texts of the workbook.
WorkbookText {
    // Sheets: at most 31 characters, without [ ] : * ? / \.
    SheetAnswer: "Antwoord", "Answer";
    SheetCharts: "Grafieken", "Charts";
    SheetLevels: "Niveaus", "Levels";
    SheetEffects: "Effecten", "Effects";
    SheetPayers: "Betalers", "Payers";
    SheetChoices: "Keuzes", "Choices";
    SheetInputs: "Invoer", "Inputs";
    SheetWarnings: "Let op", "Warnings";
    SheetProvenance: "Herkomst", "Provenance";
    SheetChartData: "Grafiekdata", "Chart data";

    // The answer.
    QuestionPlan: "Wat doen {size} fte extra sociaal werkers met het tekort aan personeel in zorg en welzijn?",
        "What do {size} extra FTE of social workers do to the staff shortage in care and welfare?";
    QuestionOther: "Wat doen deze maatregelen met het tekort aan personeel in zorg en welzijn?", "What do these measures do to the staff shortage in care and welfare?";
    QuestionReference: "Hoe groot wordt het tekort aan personeel in zorg en welzijn als er niets verandert?", "How large does the staff shortage in care and welfare become if nothing changes?";
    Reading: "De getallen op dit blad zijn afgerond op wat de simulatie kan onderscheiden. Het zijn formules: ze wijzen naar het volledige getal op de andere bladen. Minder tekort staat er met een min.",
        "Numbers on this sheet are rounded to what the simulation can tell apart. They are formulas: they point to the full number on the other sheets. Less shortage has a minus sign.";
    Simulation: "Dit is een simulatie, geen voorspelling. Marges laten zien waar 8 van de 10 doorgerekende toekomsten liggen.",
        "This is a simulation, not a prediction. Intervals show where 8 in 10 simulated futures lie.";
    SimulationCentral: "Dit is één berekening met elke onzekere waarde in het midden: er zijn geen marges.",
        "This is one calculation with every uncertain value at its median: there are no intervals.";
    EffectByEvidence: "Effect op het tekort, naar welk bewijs men volgt (personen)", "Effect on the shortage, by whose evidence one follows (persons)";
    ShortageByYear: "Tekort per jaar, zonder en met de maatregelen (personen, gemiddeld)", "Shortage by year, without and with the measures (persons, mean)";
    ShortageReference: "Tekort per jaar (personen)", "Shortage by year (persons)";
    PartsIn: "Waar het effect uit bestaat, in {year}", "What the effect is made of, in {year}";
    BranchesIn: "Effect op het tekort per branche, in {year} (personen)", "Effect on the shortage by branch, in {year} (persons)";
    MoneyUpTo: "Kosten en opbrengsten tot en met {year} (euro’s van {base})", "Costs and benefits up to {year} (euros of {base})";
    Year: "Jaar", "Year";
    Evidence: "Bewijs", "Evidence";
    Without: "Zonder", "Without";
    With: "Met", "With";
    Difference: "Met min zonder", "With minus without";
    Official: "Officiële prognose", "Official forecast";
    Chance: "Kans op minder tekort", "Chance of less shortage";
    Part: "Onderdeel", "Part";
    Branch: "Branche", "Branch";
    Money: "Geld", "Money";
    MeansAddUp: "Gemiddelden, want die tellen op: ‘met min zonder’ is het gemiddelde effect. De pagina toont bij niveaus het midden; dat kan iets anders zijn.",
        "Means, because these add up: ‘with minus without’ is the mean effect. The page shows the median of levels, which may be a little different.";

    // Columns of figures.
    Scenario: "Scenario", "Scenario";
    Outcome: "Uitkomst", "Outcome";
    Code: "Code", "Code";
    Scope: "Over", "About";
    Key: "Sleutel", "Key";
    Name: "Naam", "Name";
    Unit: "Eenheid", "Unit";
    Mean: "Gemiddeld", "Mean";
    Sd: "Standaardafwijking", "Standard deviation";
    Percentile: "{p} %-punt", "{p}% quantile";
    Middle: "Midden", "Median";
    Median: "Midden (50 %-punt)", "Median (50% quantile)";
    Low: "80 %-interval: van", "80% interval: from";
    High: "80 %-interval: tot", "80% interval: to";
    McError: "Toevalsfout van het gemiddelde", "Monte Carlo error of the mean";
    McErrorOf: "Toevalsfout van het {p} %-punt", "Monte Carlo error of the {p}% quantile";
    BelowZero: "Deel van de toekomsten onder 0", "Share of futures below 0";
    AboveZero: "Deel van de toekomsten boven 0", "Share of futures above 0";
    Reached: "Deel van de toekomsten waarin het bereikt wordt", "Share of futures in which it is reached";
    McErrorBelow: "Toevalsfout van het deel onder 0", "Monte Carlo error of the share below 0";
    McErrorAbove: "Toevalsfout van het deel boven 0", "Monte Carlo error of the share above 0";
    McErrorReached: "Toevalsfout van het bereikte deel", "Monte Carlo error of the share reached";
    Levels: "Elk cijfer per scenario: totalen, branches, plan, mensen en geld. Regio’s, beroepen en niveaus staan in summary.csv.",
        "Every figure by scenario: totals, branches, plan, people and money. Regions, occupations and levels of education are in summary.csv.";
    Effects: "Elk verschil met de referentie, in dezelfde toekomsten. Regio’s, beroepen en niveaus staan in effects.csv.",
        "Every difference from the reference, in the same futures. Regions, occupations and levels of education are in effects.csv.";
    LeftOut: "Er passen niet meer rijen op een blad: {n} rijen staan alleen in de CSV-bestanden.", "A sheet holds no more rows: {n} rows are in the CSV files only.";

    // Payers.
    Payers: "Geld dat werkelijk wordt uitgegeven of bespaard, per partij en jaar (euro’s van {base}, gemiddeld). De waarde van vrijgekomen zorg is een andere rekening en telt hier niet mee.",
        "Money that is really spent or saved, by payer and year (euros of {base}, mean). The value of freed care capacity is another ledger and is not counted here.";
    Payer: "Partij", "Payer";
    All: "Alle partijen samen", "All payers together";
    Cost: "Kosten", "Cost";
    Benefit: "Besparing", "Savings";
    Balance: "Saldo (besparing min kosten)", "Balance (savings minus cost)";
    BalanceLow: "Saldo, 80 %-interval: van", "Balance, 80% interval: from";
    BalanceHigh: "Saldo, 80 %-interval: tot", "Balance, 80% interval: to";
    BalanceSum: "Saldo tot en met dit jaar", "Balance up to this year";
    Fund: "Inleg in een preventiefonds", "Contribution to a prevention fund";

    // Inputs.
    Choices: "Wat elk scenario kiest, naast de referentie.", "What each scenario chooses, beside the reference.";
    Choice: "Keuze", "Choice";
    SetTo: "Ingesteld op", "Set to";
    InReference: "In de referentie", "In the reference";
    Why: "Waarom", "Why";
    Source: "Bron", "Source";
    NoChoices: "Geen enkel scenario wijkt af van de referentie.", "No scenario differs from the reference.";
    Inputs: "De waarden van het model. Gepubliceerd: staat zo in de bron. Afgeleid: rekenwerk op gepubliceerde cijfers. Aanname: gekozen door dit project, met een brede marge, omdat er niets gevonden is.",
        "The values of the model. Published: printed in the source. Derived: arithmetic on published figures. Assumption: chosen by this project, with a wide range, because nothing was found.";
    Parameter: "Waarde van het model", "Value of the model";
    Value: "Waarde (midden)", "Value (median)";
    RangeLow: "90 %-marge: van", "90% range: from";
    RangeHigh: "90 %-marge: tot", "90% range: to";
    BusinessCase: "In businesscases", "In business cases";
    Quality: "Kwaliteit", "Quality";
    Published: "gepubliceerd", "published";
    Derived: "afgeleid", "derived";
    Assumption: "aanname", "assumption";
    Title: "Titel van de bron", "Title of the source";
    Publisher: "Uitgever", "Publisher";
    Address: "Adres", "Address";
    Remark: "Opmerking", "Remark";

    // Warnings and provenance.
    Warnings: "Wat een lezer van deze cijfers moet weten.", "What a reader of these figures must know.";
    Seen: "Wat er gezien is", "What was seen";
    NoWarnings: "Er zijn geen meldingen.", "There are no warnings.";
    Provenance: "Hoe dit is berekend. Met dezelfde versie, gegevens, scenario’s en hetzelfde startgetal komt er precies hetzelfde uit.",
        "How this was computed. The same version, data, scenarios and seed give exactly the same.";
    What: "Wat", "What";
    Fact: "Waarde", "Value";
    Draws: "Toekomsten doorgerekend", "Futures simulated";
    Rounds: "Rondes van toekomsten", "Rounds of futures";
    Seed: "Startgetal", "Seed";
    Design: "Manier van trekken", "Sampling design";
    Stopped: "Gestopt door", "Stopped by";
    StoppedDraws: "alle gevraagde toekomsten zijn doorgerekend", "all futures that were asked for are simulated";
    StoppedPrecision: "de gevraagde precisie is gehaald", "the precision asked for is reached";
    StoppedTime: "de tijd was om", "the time was up";
    StoppedSignal: "voortijdig gestopt", "stopped early";
    StoppedIncomplete: "niet alle delen zijn er", "not all parts are there";
    StoppedCentral: "één middelste berekening", "one central run";
    Data: "Gegevens", "Data";
    DataHash: "Gegevens, blake3", "Data, blake3";
    BaseYear: "Basisjaar", "Base year";
    Version: "Schakel, versie", "Schakel, version";
    Attribution: "Bronvermelding, te tonen bij resultaten", "Line to show with results";
    LastYear: "Laatste jaar van {scenario}", "Last year of {scenario}";
    Counted: "Waarden van het model: {quality}", "Values of the model: {quality}";

    // Charts.
    ChartShortage: "{scenario}: tekort per jaar", "{scenario}: shortage by year";
    ChartEffect: "{scenario}: effect op het tekort per jaar", "{scenario}: effect on the shortage by year";
    ChartBranches: "{scenario}: effect op het tekort per branche, {year}", "{scenario}: effect on the shortage by branch, {year}";
    AxisPersons: "personen", "persons";
    LineWithout: "zonder maatregelen", "without measures";
    LineWith: "met maatregelen", "with measures";
    LineInterval: "{line} (midden; gestreept: 80 %-interval)", "{line} (median; dashed: 80% interval)";
    LineLow: "{line}, 10 %-punt", "{line}, 10% quantile";
    LineHigh: "{line}, 90 %-punt", "{line}, 90% quantile";
    LineEffect: "verschil: midden en 80 %-interval", "difference: median and 80% interval";
    LineOfficial: "officiële prognose (dec. 2023)", "official forecast (Dec 2023)";
    ToLow: "Midden min 10 %-punt", "Median minus 10% quantile";
    ToHigh: "90 %-punt min midden", "90% quantile minus median";
    ChartData: "De cijfers achter de grafieken. Lijn: midden; met de 10 %- en 90 %-punten (80 %-interval).",
        "The figures behind the charts. Line: median; with the 10% and 90% quantiles (80% interval).";
    AltShortage: "Lijngrafiek van het tekort per jaar met 80 %-interval. De cijfers staan op het blad {sheet}.", "Line chart of the shortage by year with 80% interval. The figures are on the sheet {sheet}.";
    AltEffect: "Lijngrafiek van het effect op het tekort per jaar met 80 %-interval. De cijfers staan op het blad {sheet}.", "Line chart of the effect on the shortage by year with 80% interval. The figures are on the sheet {sheet}.";
    AltBranches: "Staafgrafiek van het effect op het tekort per branche met 80 %-interval. De cijfers staan op het blad {sheet}.", "Bar chart of the effect on the shortage by branch with 80% interval. The figures are on the sheet {sheet}.";

    // What figures are about.
    ScopeTotal: "totaal", "total";
    ScopeBranch: "branche", "branch";
    ScopeFunction: "functie", "function";
    ScopeSupport: "ondersteuning", "support";
    ScopePayer: "partij", "payer";
    ScopeProgramme: "programma", "programme";
    OrdinaryWork: "gewoon sociaal werk", "ordinary social work";
    KeySmal: "zorg en welzijn{excluded}", "care and welfare{excluded}";
    KeyBreed: "alles samen", "everything together";
    Volunteer: "vrijwilligers", "volunteers";
    Ad: "Associate degree", "Associate degree";
    Light: "lichte ondersteuning", "light support";
    Moderate: "matige ondersteuning", "moderate support";
    Complex: "zware ondersteuning", "complex support";
    Municipality: "Gemeenten", "Municipalities";
    Insurer: "Zorgverzekeraars (Zvw)", "Health insurers (Zvw)";
    LongTermCare: "Langdurige zorg (Wlz)", "Long-term care (Wlz)";
    State: "Rijk", "State";
    Employer: "Werkgevers", "Employers";
    Household: "Huishoudens", "Households";
    Housing: "Woningcorporaties", "Housing corporations";
    Other: "Overig", "Other";
    UnitPersons: "personen", "persons";
    UnitFte: "fte (effectief)", "FTE (effective)";
    UnitContract: "contract-fte", "contract FTE";
    UnitEuro: "euro", "euro";
    UnitRatio: "verhouding", "ratio";
    UnitShare: "deel", "share";
    UnitYear: "jaar", "year";
    Demand: "Vraag naar personeel", "Demand for staff";
    Supply: "Aanbod van personeel", "Supply of staff";
    Filled: "Vervulde banen", "Jobs filled";
    Shortage: "Tekort", "Shortage";
    Surplus: "Overschot", "Surplus";
    Mismatch: "Tekort naast overschot", "Shortage beside surplus";
    PlannedStaff: "Geplande extra sociaal werkers", "Planned extra social workers";
    ExtraStaff: "Extra sociaal werkers aan het werk", "Extra social workers at work";
    UnfilledPlan: "Onvervulde extra banen", "Unfilled plan";
    DrawnFromCare: "Personeel dat de zorg verliest", "Staff drawn from care";
    CareAvoided: "Voorkomen zorg", "Care avoided";
    CareReturned: "Zorg die naar elders verschuift", "Care shifted elsewhere";
    CareRefilled: "Vrije plekken die anderen innemen", "Freed places taken by others";
    CareFound: "Zorgvraag die aan het licht komt", "Care brought to light";
    CareAtCap: "Effect op de zorg aan zijn grens", "Effect on care at its cap";
    Clients: "Cliënten", "Clients";
    Recovered: "Hersteld", "Recovered";
    LessLonely: "Minder eenzaam", "Less lonely";
    BenefitCash: "Besparing in geld", "Cash savings";
    BalanceCash: "Saldo in geld", "Cash balance";
    CapacityValue: "Waarde van vrijgekomen zorg", "Value of freed care capacity";
    ValueOutside: "Waarde buiten de zorg", "Value outside care";
    CostSum: "Kosten tot en met dit jaar", "Cost up to this year";
    Ratio: "Waarde per euro, ook vrije zorg", "Value per euro, freed care too";
    RatioDiscounted: "Waarde per euro, verdisconteerd", "Value per euro, discounted";
    ChanceRatio: "Kans dat de waarde per euro boven 1 ligt", "Chance that the value per euro is above 1";
    BreakEven: "Jaar waarin het plan zich heeft terugverdiend", "Year in which the plan has paid for itself";
}
}
