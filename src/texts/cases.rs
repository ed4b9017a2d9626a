//! Texts of cases.

super::texts! {
/// What is said of one's own cases.
CasesText {
    Together: "{n} cases met samen {persons} mensen: de hulp kost {cost} en vermijdt {avoided} ({range}), in euro’s van {year}.",
        "{n} cases with {persons} people in all: help costs {cost} and avoids {avoided} ({range}), in euros of {year}.";
    More: "De hulp vermijdt meer dan zij kost: saldo {range}.", "Help avoids more than it costs: balance {range}.";
    Less: "De hulp kost meer dan zij vermijdt: saldo {range}.", "Help costs more than it avoids: balance {range}.";
    Open: "Of de hulp meer vermijdt dan zij kost, staat niet vast: saldo {range}, kans {chance}.", "Whether help avoids more than it costs can't be told: balance {range}, chance {chance}.";
    Collective: "{problem}: de kans dat collectieve hulp per persoon meer overhoudt dan individuele, is {chance} (verschil {range}).",
        "{problem}: the chance that collective help leaves more per person than individual help is {chance} (difference {range}).";
    Warning: "Dit zijn gekozen cases zonder vergelijkingsgroep: wat zonder hulp gebeurd zou zijn, is een oordeel.",
        "These are chosen cases without a control group: what would have happened without help is a judgement.";

    Case: "Case", "Case";
    All: "Alle samen", "All together";
    Cost: "kosten", "cost";
    Avoided: "vermeden", "avoided";
    Balance: "saldo", "balance";
    Ratio: "per euro", "per euro";
    Middle: "midden", "median";
    Domain: "Domein", "Domain";
    Payer: "Partij", "Payer";
    Problem: "Per persoon", "Per person";
    Individual: "individueel", "individual";
    CollectiveHelp: "collectief", "collective";
    CasesTitle: "Wat hulp kost en vermijdt, per case (euro’s van {year})", "What help costs and avoids, by case (euros of {year})";
    CasesNote: "Verwachte waarden: kans maal wat er dan gebruikt wordt. Midden, en 80 %-interval van het saldo, uit de marges die de tabellen geven; hoe het met één mens gaat, verschilt meer. Per euro: vermeden kosten per euro hulp.",
        "Expected values: chance times what is then used. Median, and 80% interval of the balance, from the ranges that the tables give; how it goes with one person differs more. Per euro: avoided cost per euro of help.";
    ComparedTitle: "Individuele en collectieve hulp bij hetzelfde probleem, per persoon", "Individual and collective help for the same problem, per person";
    ComparedNote: "Alle cases van een probleem samen, gedeeld door het aantal mensen. Wie in een groep komt, is vaak minder ziek of alleen: zo’n verschil is geen effect van de groep.",
        "All cases of a problem together, divided by the number of people. Those who join a group are often less ill or alone: such a difference is no effect of the group.";
    DomainsTitle: "Vermeden kosten van alle cases, per domein", "Avoided cost of all cases, by domain";
    PayersTitle: "Saldo van alle cases, per partij", "Balance of all cases, by payer";
    Justice: "Politie en justitie", "Police and justice";
    Work: "Werk", "Work";
    Education: "Onderwijs", "Education";
    Shelter: "Opvang", "Shelter";
    InformalCare: "Mantelzorg", "Informal care";
    Outcome: "Voor een scenario: deze cases ({n}, niveau {level}) geven buiten de zorg gemiddeld {mean} per hersteld persoon ({range}). Met --outcome komt dat in een bestand.",
        "For a scenario: these cases ({n}, level {level}) give {mean} outside care per person recovered on average ({range}). --outcome writes it to a file.";

    SectionTitle: "Eigen cases", "Own cases";
    ChartCases: "Kosten en vermeden kosten per case (euro’s van {year})", "Cost and avoided cost by case (euros of {year})";
    ChartDomains: "Kosten en vermeden kosten per domein (euro’s van {year})", "Cost and avoided cost by domain (euros of {year})";
    Caption: "Naar links: kosten van de hulp. Naar rechts: wat zonder hulp gebruikt zou zijn, min wat nu nog gebruikt wordt. Balk: midden; streep: 80 %-interval.",
        "To the left: cost of help. To the right: what would have been used without it, less what is still used. Bar: median; line: 80% interval.";
    Source: "Bron: {table}", "Source: {table}";
    Legend: "{draws} keer getrokken (startgetal {seed}); 80 %-interval: 8 van de 10.", "{draws} draws (seed {seed}); 80% interval: 8 in 10 of them.";
}
}
