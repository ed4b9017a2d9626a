//! Texts of the letter.

super::texts! {
/// Texts of the letter.
LetterText {
    How: "Dat is doorgerekend met Schakel, een open rekenmodel, in vergelijking met ongewijzigd beleid.", "This was worked out with Schakel, an open simulator, in comparison with unchanged policy.";
    NothingToTell: "Deze doorrekening bevat alleen ongewijzigd beleid; er zijn geen maatregelen om over te schrijven.", "This run holds unchanged policy only; there are no measures to write about.";
    UnderProfile: "{name} {effect}", "{name} {effect}";
    Persons: "personen", "persons";
    Fte: "fte", "FTE";
    And: "; ", "; ";
    Part: "{middle} (80 %-interval {interval})", "{middle} (80% interval {interval})";
    Certainty: "Hoe zeker is dat? Het bewijs over hoeveel zorg sociaal werk voorkomt, loopt sterk uiteen. Met ander bewijs verandert het tekort anders: {others}.",
        "How sure is that? The evidence on how much care social work prevents differs widely. With other evidence the shortage changes otherwise: {others}.";
    Drivers: "Wat bepaalt de uitkomst? In {year} voorkomt het plan {avoided} aan zorg. Er komt {found} aan zorgvraag aan het licht die er al was, en de zorg verliest {drawn} aan personeel aan het plan.",
        "What drives the outcome? In {year} the plan avoids {avoided} of care. It brings {found} of existing need to light, and care loses {drawn} of staff to the plan.";
    LargestBranch: "De grootste verandering is in de branche {branch}: {effect}.", "The largest change is in the branch {branch}: {effect}.";
    Money: "Tot en met {year} kost het plan {cost}. Het saldo in geld, besparing min kosten, is {balance}.",
        "Up to {year} the plan costs {cost}. The balance in cash, savings minus cost, is {balance}.";
    Caveats: "Dit is een simulatie en geen voorspelling. Van de waarden in het model is {assumed} een aanname, met een ruime marge. Een 80 %-interval bevat de uitkomst in 8 van de 10 van de {draws} doorgerekende toekomsten; dat het model zelf iets mist, zit er niet in. Verantwoording: Schakel {version}, gegevens {data}, startgetal {seed}.",
        "This is a simulation and not a prediction. Of the values in the model {assumed} are assumptions, with wide ranges. An 80% interval holds the outcome in 8 of 10 of the {draws} simulated futures; it does not cover what the model itself may miss. Account: Schakel {version}, data {data}, seed {seed}.";
    CaveatsCentral: "Dit is één middelste berekening, zonder interval, en geen voorspelling. Van de waarden in het model is {assumed} een aanname. Verantwoording: Schakel {version}, gegevens {data}, {draws} toekomst, startgetal {seed}.",
        "This is one central run, without an interval, and not a prediction. Of the values in the model {assumed} are assumptions. Account: Schakel {version}, data {data}, {draws} future, seed {seed}.";
}
}
