//! Texts of the frontier.

super::texts! {
/// What a frontier says.
FrontierText {
    // Sentences.
    Question: "Welke mix, en hoeveel? Gezocht is: zo min mogelijk kosten tot en met {year}, en zo {more} mogelijk van {figure}, met {certainty} zekerheid.",
        "Which mix, and how many? Wanted are: least cost up to {year}, and {more} of {figure}, with {certainty} certainty.";
    MoreOf: "veel", "most";
    LessOf: "weinig", "least";
    OnlyNothing: "Niets doen is hier de enige keuze die geen andere verslaat: met {certainty} zekerheid maakt geen enkele mix {figure} beter dan zonder plan.",
        "To do nothing is the only choice here that no other beats: with {certainty} certainty no mix makes {figure} better than without a plan.";
    Found: "Van {n} combinaties worden er {kept} door geen andere verslagen.", "Of {n} combinations {kept} are beaten by no other.";
    TodayOnFrontier: "Het plan zoals het er ligt ({mix}), is er een van: het levert niets in.", "The plan as it stands ({mix}) is one of them: it gives up nothing.";
    TodayGivesUp: "Het plan zoals het er ligt ({mix}), levert iets in: voor hetzelfde geld geeft {other} {range} meer effect (80 %-interval), en wint het in {chance} van de toekomsten.",
        "The plan as it stands ({mix}) gives up something: for the same money {other} has {range} more effect (80% interval), and is ahead in {chance} of the futures.";
    TodayNotApart: "Dat verschil is niet te onderscheiden van niets.", "That difference cannot be told from nothing.";
    Cheaper: "Hetzelfde effect kan goedkoper: {other} bespaart {range} (80 %-interval).", "The same effect can be had for less: {other} saves {range} (80% interval).";
    Peers: "Met {leader} zijn {n} andere mixen van dezelfde omvang gelijk op: hun effect is niet van elkaar te onderscheiden. Kies dus geen beste mix op deze cijfers alleen.",
        "{leader} is level with {n} other mixes of the same size: their effects cannot be told apart. So do not pick a best mix from these figures alone.";
    NoPeers: "Van de mixen van dezelfde omvang is {leader} van alle andere te onderscheiden.", "Of the mixes of the same size {leader} can be told from all others.";
    OrderCosts: "Complexe gevallen eerst kost {range} effect (80 %-interval) vergeleken met {order}; daar staan {people} meer mensen met complexe problemen tegenover die hulp krijgen.",
        "Complex cases first costs {range} of effect (80% interval) beside {order}; in return {people} more people with complex problems are helped.";
    OrderFree: "Complexe gevallen eerst kost niets dat van nul te onderscheiden is.", "Complex cases first costs nothing that can be told from nought.";

    // Tables and picture.
    Nothing: "niets doen", "do nothing";
    Volunteers: "vrijwilligers", "volunteers";
    FrontierTitle: "Combinaties die geen andere verslaat", "Combinations that no other beats";
    Mix: "omvang: mix", "size: mix";
    MixOnly: "mix", "mix";
    Cost: "kosten", "cost";
    Effect: "effect", "effect";
    Stays: "blijft", "stays";
    FrontierNote: "Mix in procenten: vrijwilligers, mbo, Ad, hbo. Kosten: met {certainty} zekerheid niet hoger. Effect: met {certainty} zekerheid bereikt ({figure}; meer is beter). Interval: 8 van de 10 toekomsten. Blijft: in welk deel van {resamples} herhalingen met andere toekomsten geen andere wint.",
        "Mix in per cent: volunteers, mbo, Ad, hbo. Cost: not exceeded with {certainty} certainty. Effect: reached with {certainty} certainty ({figure}; more is better). Interval: 8 in 10 futures. Stays: in what share of {resamples} repeats with other futures none beats it.";
    PeersTitle: "Mixen van {size} contract-fte naast {leader}", "Mixes of {size} contract FTE beside {leader}";
    Beaten: "kans dat {leader} wint", "chance that {leader} is ahead";
    BeatenShort: "verliest", "loses";
    Lead: "achterstand", "behind by";
    Told: "te onderscheiden", "told apart";
    Yes: "ja", "yes";
    No: "nee", "no";
    PeersNote: "Verliest: kans dat {leader} meer effect heeft, binnen dezelfde toekomst. Te onderscheiden: in minstens 9 van de 10 toekomsten. Getoond: {shown} van {n}.",
        "Loses: chance that {leader} has more effect, within the same future. Told apart: in at least 9 of 10 futures. Shown: {shown} of {n}.";
    OrdersTitle: "Volgorde van hulp, naast complex eerst", "Order of support, beside complex first";
    Order: "volgorde", "order";
    Gain: "verschil in effect", "difference in effect";
    Better: "beter", "better";
    ComplexHelped: "complex geholpen", "complex helped";
    Light: "licht", "light";
    Moderate: "matig", "moderate";
    Complex: "complex", "complex";
    OrdersNote: "Verschil met complex, matig, licht: gemiddeld en 80 %-interval, voor het plan zoals het er ligt. Beter: kans op meer effect. Complex geholpen: mensen met complexe problemen die hulp krijgen, gemiddeld.",
        "Difference from complex, moderate, light: mean and 80% interval, for the plan as it stands. Better: chance of more effect. Complex helped: people with complex problems in help, mean.";
    Title: "Effect tegen kosten, met {certainty} zekerheid", "Effect against cost, with {certainty} certainty";
    CostAxis: "kosten tot en met {year} (euro’s)", "cost up to {year} (euros)";
    EffectAxis: "effect: {figure}", "effect: {figure}";
    LessShort: "minder {unit} in {figure}", "fewer {unit} in {figure}";
    Today: "plan", "plan";
    Caption: "Stippen: combinaties van omvang en mix in {draws} toekomsten. Gekleurd, met lijn: door geen andere verslagen. Open: het plan zoals het er ligt.",
        "Dots: combinations of size and mix in {draws} futures. Coloured, on the line: beaten by no other. Hollow: the plan as it stands.";
    Legend: "{draws} toekomsten doorgerekend, voor alle {n} combinaties dezelfde (startgetal {seed}).", "{draws} futures simulated, the same for all {n} combinations (seed {seed}).";
    Heading: "Welke mix, en hoeveel?", "Which mix, and how many?";
}
}
