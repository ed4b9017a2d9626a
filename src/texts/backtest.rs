//! Texts of the back-test.

super::texts! {
/// What `schakel backtest` says.
BackText {
    Heading: "Wat eerdere ramingen waard bleken", "What earlier forecasts turned out to be worth";
    // What is forecast.
    Shortage: "Tekort", "Shortage";
    Employees: "Werknemers", "Employees";
    SelfEmployed: "Zelfstandigen", "Self-employed";
    InflowYear: "Instroom per jaar", "Inflow a year";
    OutflowYear: "Uitstroom per jaar", "Outflow a year";
    OpenVacancies: "Open vacatures", "Open vacancies";
    VacancyRate: "Vacatures per 1.000 banen", "Vacancies per 1,000 jobs";
    TotalOf: "zorg en welzijn ({key})", "care and welfare ({key})";
    // Held against.
    Realised: "gerealiseerd", "realised";
    Nowcast: "wat een latere raming over dat jaar zei", "what a later forecast said of its own time";
    LaterForecast: "een latere raming van hetzelfde jaar", "a later forecast of the same year";
    // Who.
    Model: "Schakel", "Schakel";
    Official: "officiële raming", "official forecast";
    NoChange: "niets verandert", "no change";
    Trend: "zelfde lijn door", "last trend goes on";
    // Tables.
    ScoreTitle: "{what}, vergeleken met: {against}", "{what}, against: {against}";
    ScoreHead: "Wie", "Who";
    N: "aantal", "number";
    Bias: "gem. fout", "bias";
    MeanError: "grootte", "size";
    In50: "in 50 %", "in 50%";
    In80: "in 80 %", "in 80%";
    In95: "in 95 %", "in 95%";
    Crps: "CRPS", "CRPS";
    Skill: "winst", "skill";
    Note: "Gem. fout: gemiddelde van raming min uitkomst; grootte: hoe ver ernaast. In 50 %: bij hoeveel ramingen de uitkomst in het interval van 50 % viel. CRPS: hoe ver de hele verdeling ernaast zat (lager is beter; van een los getal de fout). Winst: hoeveel lager de CRPS is dan als niets verandert, op dezelfde ramingen.",
        "Bias: mean of forecast minus outcome; size: how far off. In 50%: for how many forecasts the outcome fell in the 50% interval. CRPS: how far off the whole distribution was (lower is better; of a mere number the error). Skill: how much lower the CRPS is than for no change, on the same forecasts.";
    Legend: "{n} ramingen, {independent} meetmomenten. Schakel: {draws} toekomsten per raming (startgetal {seed}).",
        "{n} forecasts, {independent} points in time. Schakel: {draws} futures a forecast (seed {seed}).";
    Few: "Let op: dit zijn heel weinig gegevens. Ramingen van dezelfde reeks delen hun uitkomsten, en tellen dus niet als losse proeven.", "Note: this is very little data. Forecasts of one series share their outcomes, so they do not count as trials of their own.";
    Missing: "Schakel kon niet rekenen vanaf de raming van {vintage}: {why}.", "Schakel could not start from the forecast of {vintage}: {why}.";
    More: "Alle {targets} reeksen en losse ramingen: --csv.", "All {targets} series and single forecasts: --csv.";
    FindingShortage: "Voor het tekort in {year} zat de officiële raming van {origin} er {size} personen {side}: {said}, tegen {came} in de raming van {from}.",
        "For the shortage in {year} the official forecast of {origin} was {size} persons {side}: {said}, against {came} in that of {from}.";
    TooHigh: "naast, te hoog", "too high";
    TooLow: "naast, te laag", "too low";
    // The error of the official forecast.
    ErrorTitle: "Hoe de officiële raming van het tekort is bijgesteld", "How the official forecast of the shortage was revised";
    ErrorHead: "Van, naar, over", "From, to, of";
    ErrorAhead: "jaren vooruit", "years ahead";
    ErrorPersons: "personen", "persons";
    ErrorFinding: "Uit {steps} bijstellingen volgt een fout die groeit met de afstand: 5 jaar vooruit ongeveer {five} personen naar beide kanten, 10 jaar vooruit {ten} (1 standaardafwijking). Dat is weinig om op te bouwen: de echte fout kan {low} tot {high} keer zo groot zijn.",
        "From {steps} revisions follows an error that grows with distance: 5 years ahead about {five} persons to either side, 10 years ahead {ten} (1 standard deviation). That is little to build on: the true error may be {low} to {high} times as large.";
    FanTitle: "Tekort in de referentie zonder en met de fout van de officiële raming (personen)", "Shortage in the reference without and with the error of the official forecast (persons)";
    FanHead: "Jaar", "Year";
    FanWithout: "zonder", "without";
    FanWith: "met die fout", "with that error";
    FanNote: "80 %-interval. De fout komt boven op de andere onzekerheid en overlapt daar deels mee: het brede interval is eerder te breed dan te smal. Kies het in een scenario met: forecast_error = \"vintages\".",
        "80% interval. The error comes on top of all other uncertainty and overlaps it in part: the wide interval is rather too wide than too narrow. Choose it in a scenario with: forecast_error = \"vintages\".";
    // Pictures.
    Came: "uitkomst", "outcome";
    Later: "latere raming", "later forecast";
    ChartTitle: "{what}: ramingen vanaf {origin}", "{what}: forecasts from {origin}";
    Caption: "{unit}. Stippen: {against}. Vlak: 50- en 80 %-interval van {who}.", "{unit}. Dots: {against}. Area: 50 and 80% interval of {who}.";
    CaptionPoint: "{unit}. Stippen: {against}.", "{unit}. Dots: {against}.";
    Persons: "Personen", "Persons";
}
}
