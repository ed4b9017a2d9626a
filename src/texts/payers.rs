//! Texts of who pays and who gains.

super::texts! {
/// What is said of payers and of a prevention fund.
PayersText {
    // Sentences on the scenario as it stands.
    PaysMost: "De meeste kosten zijn voor: {payer}, {cost} van de {all} die het plan tot en met {last} kost (in waarde van {base}). Kans op winst in geld: {chance}.",
        "Most of the cost falls to: {payer}, {cost} of the {all} that the plan costs up to {last} (in present value of {base}). Chance of a gain in cash: {chance}.";
    GainsMost: "De meeste winst in geld is voor: {payer}, {gain}. Kans op winst: {chance}.",
        "Most of the gain in cash falls to: {payer}, {gain}. Chance of a gain: {chance}.";
    TogetherLess: "Alle partijen samen gaan er in geld op achteruit: {range}.", "All payers together lose in cash: {range}.";
    TogetherMore: "Alle partijen samen gaan er in geld op vooruit: {range}.", "All payers together gain in cash: {range}.";
    TogetherOpen: "Of alle partijen samen er in geld op vooruitgaan, staat niet vast: {range}, kans {chance}.",
        "Whether all payers together gain in cash can't be told: {range}, chance {chance}.";

    // Tables of both ledgers.
    Cash: "In geld", "In cash";
    Value: "In waarde", "In value";
    AllPayers: "Alle samen", "All together";
    Payer: "Partij", "Payer";
    Cost: "kosten", "cost";
    Gain: "winst", "gain";
    Balance: "saldo", "balance";
    ChanceHead: "wint", "gains";
    LedgerTitle: "{ledger}: kosten, winst en saldo per partij tot en met {last}, contante waarde", "{ledger}: cost, gain and balance by payer up to {last}, in present value";
    LedgerNote: "Midden, in waarde van {base}, alle jaren tot en met {last} samen; 80 %-interval van het saldo; kans op winst. In geld: zorguitgaven die echt dalen, en wat buiten de zorg bespaard wordt. In waarde: ook zorg die vrijkomt zonder dat er minder wordt uitgegeven. De twee rekeningen tellen niet op.",
        "Median, in present value of {base}, all years up to {last} together; 80% interval of the balance; chance of a gain. In cash: spending on care that really falls, and savings outside care. In value: also care that is freed without spending less. The two ledgers are never added up.";
    ProfilesTitle: "Saldo in geld naar het bewijs dat men gelooft (midden)", "Cash balance by the evidence one believes (median)";
    ProfilesHead: "Saldo in geld", "Cash balance";

    // A fund.
    FundTitle: "Een preventiefonds: wie draagt de kosten?", "A prevention fund: who bears the cost?";
    Own: "zonder", "none";
    Gains: "wie wint", "gainers";
    Shares: "vaste delen", "shares";
    Capped: "begrensd", "capped";
    RuleGains: "Wie wint: elk jaar betaalt wie in geld wint, naar rato van de winst; wint niemand, dan draagt ieder de eigen kosten.",
        "Gainers: each year those who gain in cash pay, in proportion to their gain; where nobody gains, everyone bears the own cost.";
    RuleShares: "Vaste delen: {shares}.", "Shares: {shares}.";
    RuleCapped: "Begrensd: ieder draagt de eigen kosten, maar verliest per jaar hoogstens {cap} daarvan; wie wint, vult de rest aan zolang de winst reikt.",
        "Capped: everyone bears the own cost, but loses no more than {cap} of it in a year; those who gain make up for the rest as far as their gain goes.";
    RulesTitle: "Saldo in geld per partij onder elke regel (midden, contante waarde)", "Cash balance by payer under each rule (median, present value)";
    RulesHead: "Saldo met fonds", "Balance with fund";
    ChancesTitle: "Kans dat een partij er in geld op vooruitgaat, onder elke regel", "Chance that a payer gains in cash, under each rule";
    ChancesHead: "Kans op winst", "Chance of a gain";
    NoneWorse: "Niemand erop achteruit", "Nobody worse off";
    ChancesNote: "Het fonds verdeelt alleen de kosten: wat erin gaat, gaat eruit. Elk jaar wordt achteraf afgerekend, naar wat het plan echt kostte en opleverde.",
        "The fund only divides the cost: what goes in goes out. Each year is settled afterwards, by what the plan really cost and brought.";

    // Transfers.
    TransferTitle: "Het kleinste vaste bedrag waarmee niemand erop achteruitgaat", "The smallest fixed transfer that leaves nobody worse off";
    AimExpectation: "Gemiddeld niemand slechter af", "Nobody worse off on average";
    AimCertainty: "Elke partij met {percent} zekerheid niet slechter af", "Each payer no worse off with {percent} certainty";
    TransferPossible: "{aim}: dat vraagt {needed} aan vaste vergoedingen; wie wint, kan {room} missen. De kans dat dan niemand erop achteruitgaat, is {chance}.",
        "{aim}: that takes {needed} of fixed transfers; those who gain can miss {room}. The chance that nobody is worse off then is {chance}.";
    TransferImpossible: "{aim}: dat kan niet. Er is {needed} nodig en wie wint, kan {room} missen: {short} te weinig.",
        "{aim}: that is not possible. It takes {needed}, and those who gain can miss {room}: {short} too little.";
    TransferNone: "{aim}: daar is geen vergoeding voor nodig.", "{aim}: no transfer is needed.";
    TooFew: "Er zijn te weinig toekomsten doorgerekend om te zeggen hoe nauwkeurig dit is.", "Too few futures were simulated to say how exact this is.";
    TransfersTitle: "{ledger}: wat elke partij krijgt, of geeft als er een min staat (contante waarde)", "{ledger}: what each payer gets, or gives where there is a minus (present value)";
    TransfersHead: "Vaste vergoeding", "Fixed transfer";
    HeadExpectation: "gemiddeld", "average";
    HeadCertainty: "zeker", "certain";
    NotWorse: "niet slechter", "not worse";
    TransfersNote: "Vooraf afgesproken, over alle jaren samen. Wie tekortkomt, krijgt precies dat; de anderen geven naar rato van wat zij kunnen missen. Niet slechter: kans daarop met de vergoeding.",
        "Agreed beforehand, over all years together. Who falls short gets just that; the others give in proportion to what they can miss. Not worse: the chance of it, with the transfer.";

    // Pictures and page.
    SectionTitle: "Wie betaalt en wie wint: twee rekeningen", "Who pays and who gains: two ledgers";
    ChartLedger: "Kosten en winst {ledger} tot en met {last} (euro’s)", "Cost and gain {ledger} up to {last} (euros)";
    CaptionCash: "Contante waarde van {base}. Naar links: kosten. Naar rechts: zorguitgaven die echt dalen en besparingen buiten de zorg. Balk: midden; streep: 80 %-interval.",
        "Present value of {base}. To the left: cost. To the right: spending on care that really falls, and savings outside care. Bar: median; line: 80% interval.";
    CaptionValue: "Contante waarde van {base}. Naar links: kosten. Naar rechts: waarde van vermeden zorg en van wat buiten de zorg gebeurt. Balk: midden; streep: 80 %-interval.",
        "Present value of {base}. To the left: cost. To the right: value of care avoided and of what happens outside care. Bar: median; line: 80% interval.";
    ChartYears: "Saldo in geld sinds {base} (euro’s)", "Cash balance since {base} (euros)";
    CaptionYears: "Contante waarde. Lijn: midden van {draws} toekomsten. Vlak: 80 %-interval.", "Present value. Line: median of {draws} futures. Area: 80% interval.";
    ChartRules: "Saldo in geld met een fonds tot en met {last} (euro’s)", "Cash balance with a fund up to {last} (euros)";
    CaptionRules: "Saldo van elke partij onder elke regel, contante waarde van {base}. Balk: midden; streep: 80 %-interval.", "Balance of each payer under each rule, present value of {base}. Bar: median; line: 80% interval.";
    Legend: "{draws} toekomsten doorgerekend (startgetal {seed}); 80 %-interval: 8 van de 10.", "{draws} futures simulated (seed {seed}); 80% interval: 8 in 10 of them.";
}
}
