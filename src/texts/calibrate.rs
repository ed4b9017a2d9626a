//! Texts of the tie to official figures, and of how far the reference is from them.

super::texts! {
/// What `schakel calibrate` and `schakel run --alignment` say.
CalibrateText {
    Branch: "branche", "branch";
    LateralRate: "zij-instroom", "lateral rate";
    Observed: "waargenomen", "observed";
    Trend: "trend per jaar", "trend a year";
    BaseShortage: "begintekort", "base shortage";
    Distance: "afstand", "distance";
    Fit: "tekort: officieel → model", "shortage: official → model";
    NotTied: "geen officieel cijfer: houdt de eigen waarden", "no official figure: keeps its own values";
    DistanceMeans: "Afstand: hoe ver de branche is verbogen ten opzichte van wat is waargenomen, in standaardafwijkingen.", "Distance: how far the branch was bent from what was observed, in standard deviations.";
    BentHard: "Let op, hard verbogen (meer dan 2 standaardafwijkingen): {branches}. Daar wijkt de officiële raming sterk af van wat er in de gegevens staat.", "Note, bent hard (more than 2 standard deviations): {branches}. There the official forecast is far from what the data say.";
    BelowFloor: "Berekend begintekort onder de frictievacatures: {branches}.", "Solved base shortage below the frictional vacancies: {branches}.";
    Others: "Andere cijfers: officieel → model", "Other figures: official → model";
    Missed: "Niet precies te halen: {figures}. De cijfers passen niet bij elkaar; dit is de beste tussenweg.", "Not quite met: {figures}. The figures do not go together; this is the best that lies between.";
    OpenBoth: "Niet vast te stellen: van {branches} zeggen de cijfers weinig over de zij-instroom en de trend apart. Alleen het verschil tussen vraag en aanbod ligt vast. Cijfers over vraag of aanbod zelf zouden dat oplossen.", "Not identified: of {branches} the figures say little on inflow and trend apart. Only the gap between demand and supply is settled. Figures on demand or supply themselves would help.";
    OpenBase: "Te weinig jaren: van {branches} is er één tekort of geen. Het begintekort blijft daar dicht bij wat is waargenomen.", "Too few years: of {branches} there is one shortage or none. Its base shortage stays close to what was observed.";
    Aside: "Niet gebruikt: {rows}.", "Left aside: {rows}.";
    AsideYear: "{row} (jaar valt buiten de berekening)", "{row} (year is not simulated)";
    AsideBound: "{row} (alleen een grens)", "{row} (only a bound)";
    AsideSum: "{row} (de branches hebben eigen cijfers)", "{row} (its branches have figures of their own)";
    AsideBetween: "{row} (tussen eerste en laatste jaar)", "{row} (between first and last year)";
    Chosen: "Bewaard in {file}. Kies deze ijking in een scenario met: calibration = \"{name}\"", "Kept in {file}. Choose this tie in a scenario with: calibration = \"{name}\"";

    AlignTitle: "Hoe ver de referentie van de officiële raming af ligt: tekort (personen), raming {vintage}, {scenario}", "How far the reference is from the official forecast: shortage (persons), forecast {vintage}, {scenario}";
    AlignHead: "Branche, jaar", "Branch, year";
    Official: "officieel", "official";
    Before: "zonder ijking", "untied";
    After: "met ijking", "tied";
    RunMean: "berekening", "run";
    Interval: "80 %-interval", "80% interval";
    Off: "verschil", "off";
    AlignNote: "Zonder ijking: de middelste berekening met de waargenomen instroom. Met ijking: dezelfde, verbogen naar de raming. Berekening: gemiddelde over alle toekomsten; verschil: dat min het officiële cijfer. Alle officiële cijfers staan in alignment.csv.", "Untied: the central run at observed inflow. Tied: the same, bent to the forecast. Run: mean of all futures; off: that minus the official figure. All official figures are in alignment.csv.";
    AlignNothing: "De gegevens hebben geen officiële cijfers over de jaren van de berekening.", "The data set has no official figures of the years of this run.";
    AlignHeading: "Hoe dicht ligt de referentie bij de officiële raming?", "How close is the reference to the official forecast?";
    AlignFinding: "In {year} rekent Schakel gemiddeld met een tekort van {run} personen; de officiële raming was {official}.", "For {year} Schakel has a mean shortage of {run} persons; the official forecast was {official}.";
    Total: "Totaal ({key})", "Total ({key})";
}
}
