//! Texts of what a plan returns per euro.

super::texts! {
/// What is said of the return of a plan.
ReturnsText {
    // Sentences on the scenario as it stands.
    Returns: "Elke euro levert tot en met {last} {middle} euro aan waarde op (midden van de toekomsten), meestal {range} (in waarde van {base}). De kans dat het meer dan 1 is, is {chance}.",
        "Up to {last} every euro returns {middle} euros of value (median of the futures), usually {range} (in present value of {base}). The chance that it is more than 1 is {chance}.";
    BesideMean: "In {n} beschreven cases was dat gemiddeld {mean}; de kans dat dit plan daarboven komt, is {chance}.",
        "In {n} written-up cases it was {mean} on average; the chance that this plan gets above that is {chance}.";
    InCash: "In geld is het {middle} ({range}).", "In cash it is {middle} ({range}).";

    // Tables.
    Value: "waarde", "value";
    Cash: "geld", "cash";
    CashInterval: "80 % geld", "80% cash";
    Above: "> {limit}", "> {limit}";
    EvidenceTitle: "Opbrengst per euro tot en met {last}, naar het bewijs dat men gelooft", "Return per euro up to {last}, by the evidence one believes";
    EvidenceHead: "Opbrengst per euro", "Return per euro";
    EvidenceNote: "Midden en 80 %-interval, contante waarde van {base}. Waarde: vermeden zorg naar wat die zou kosten, en wat buiten de zorg bespaard wordt. Geld: alleen uitgaven die echt dalen. De twee tellen niet op. Achter >: de kans daarop.",
        "Median and 80% interval, present value of {base}. Value: care avoided at what it would cost, and savings outside care. Cash: only spending that really falls. The two are never added up. Behind >: the chance of it.";
    Mean: "gemiddeld", "mean";
    PartsTitle: "Waar de waarde per euro uit bestaat", "What the value per euro is made of";
    PartsHead: "Waarde per euro", "Value per euro";
    Avoided: "Vermeden zorg", "Care avoided";
    Found: "Zorg aan het licht gebracht", "Care brought to light";
    Returned: "Zorg die terugkomt of wordt opgevuld", "Care that comes back or is refilled";
    Outside: "Buiten de zorg", "Outside care";
    Sum: "Samen", "Together";
    PartsNote: "Gemiddelden tellen op. Een beschreven case telt meestal alleen vermeden zorg en wat buiten de zorg gebeurt.",
        "Means add up. A written-up case usually counts care avoided and what happens outside care only.";
    YearsTitle: "Opbrengst per euro, per jaar (midden)", "Return per euro, by year (median)";
    YearsHead: "Opbrengst per euro", "Return per euro";
    ValueYear: "Waarde in het jaar", "Value in the year";
    ValueSoFar: "Waarde tot en met het jaar", "Value up to the year";
    CashYear: "Geld in het jaar", "Cash in the year";
    Ratio: "opbrengst", "return";
    Study: "soort", "kind";
    Size: "omvang", "size";
    Published: "jaar", "year";
    Origin: "{study}: {sources}.", "{study}: {sources}.";
    OriginRemark: "{study}: {sources}. Opmerking van wie het cijfer opnam: {remark}.", "{study}: {sources}. Remark of who took the figure up: {remark}.";
    OthersTitle: "Wat anderen vonden: opbrengst per euro", "What others found: return per euro";
    OthersHead: "Wat anderen vonden", "What others found";
    OthersNote: "Ter vergelijking: niets in het model is op deze cijfers afgestemd. Soort: case, MKBA (maatschappelijke kosten-batenanalyse) of onderzoek.",
        "For comparison: nothing in the model was adjusted to meet these figures. Kind: case, MKBA (social cost-benefit analysis) or study.";

    // Reasons.
    Why: "Waarom verschilt dit van wat anderen vonden?", "Why does this differ from what others found?";
    ReasonSelection: "Keuze: wat slaagt, wordt opgeschreven. De {n} cases zijn geen steekproef, en dit plan is een gemiddelde over heel het land.",
        "Selection: what succeeds gets written up. The {n} cases are no sample, and this plan is an average over the whole country.";
    ReasonDeadweight: "Geen vergelijkingsgroep: in een case telt ook mee wat zonder hulp gebeurd zou zijn. Van {mean} naar {ours} komt men als {share} van de opbrengst er ook zonder hulp was geweest.",
        "No control group: a case also counts what would have happened without help. From {mean} one gets to {ours} if {share} of the return would have come without help too.";
    ReasonControls: "Geen vergelijkingsgroep: in een case telt ook mee wat zonder hulp gebeurd zou zijn.",
        "No control group: a case also counts what would have happened without help.";
    ReasonCounted: "Wat telt: hier gaat zorg die aan het licht komt eraf ({found} per euro), en zorg die terugkomt of wordt opgevuld ({returned}). Zonder die twee stond hier {case} in plaats van {ours}.",
        "What counts: here care brought to light is taken off ({found} per euro), and care that comes back or is refilled ({returned}). Without these two it would say {case} here instead of {ours}.";
    ReasonStart: "Aanloop: het plan kost vanaf de eerste dag geld en werkt later. In {year} alleen is de opbrengst {ratio} per euro.",
        "Start: the plan costs money from the first day and works later. In {year} alone the return is {ratio} per euro.";
    ReasonScale: "Schaal: wie het meest te winnen heeft, wordt het eerst geholpen. Duizenden posten meer bereiken ook mensen bij wie minder te winnen is.",
        "Scale: those with most to gain are helped first. Thousands more posts also reach people with less to gain.";

    // Pictures and page.
    SectionTitle: "Wat het plan per euro oplevert", "What the plan returns per euro";
    ThisPlan: "Dit plan, {evidence}", "This plan, {evidence}";
    ChartBeside: "Opbrengst per euro, naast wat anderen vonden", "Return per euro, beside what others found";
    CaptionBeside: "Waarde per euro kosten tot en met {last}, contant. Balk: midden; streep: 80 %-interval. Van de anderen is geen interval bekend.",
        "Value per euro of cost up to {last}, in present value. Bar: median; line: 80% interval. Of the others no interval is known.";
    ChartYears: "Opbrengst per euro in elk jaar", "Return per euro in each year";
    LineCash: "geld", "cash";
    LineValue: "waarde", "value";
    CaptionYears: "Lijn: midden van {draws} toekomsten. Vlak: 80 %-interval. Waarde en geld tellen niet op.", "Line: median of {draws} futures. Area: 80% interval. Value and cash are never added up.";
    Legend: "{draws} toekomsten doorgerekend (startgetal {seed}); 80 %-interval: 8 van de 10.", "{draws} futures simulated (seed {seed}); 80% interval: 8 in 10 of them.";
}
}
