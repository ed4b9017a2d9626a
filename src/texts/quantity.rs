//! Names of the model's parameters, by quantity.

super::texts! {
/// What parameters are called.
QuantityText {
    Attribution: "toerekening van effect aan de hulp", "attribution of effect to the help";
    CurrentClients: "cliënten nu", "clients now";
    Direct: "effect op zorg tijdens de hulp", "effect on care while help runs";
    Prevent: "effect op zorg na herstel", "effect on care after recovery";
    Displacement: "instroom die de zorg misloopt", "inflow that care misses";
    Duration: "duur van de hulp", "duration of help";
    EffectCap: "grens aan het effect", "cap on the effect";
    Evidence: "wiens bewijs klopt", "whose evidence is right";
    Guidance: "begeleiding", "guidance";
    HireSource: "waar nieuwe sociaal werkers vandaan komen", "where new social workers come from";
    HireSplit: "uit welke branches zij komen", "from which branches they come";
    HiringCeiling: "hoeveel men per jaar kan werven", "how many can be hired a year";
    Hours: "uren hulp per cliënt", "hours of help per client";
    Efficiency: "hoeveel een functie per uur bereikt", "what a function achieves per hour";
    DirectHours: "directe uren per baan", "direct hours per post";
    Leave: "vertrek van extra sociaal werkers", "leaving of extra social workers";
    Volunteers: "hoeveel vrijwilligers er zijn", "how many volunteers there are";
    Wages: "kosten per baan", "cost per post";
    Idle: "gediplomeerden zonder baan in de zorg", "graduates without a job in care";
    Lag: "hoe lang herstel op zich laat wachten", "how long recovery takes to show";
    Lonely: "eenzaamheid bij het begin", "loneliness at the start";
    Pool: "hoeveel mensen hulp nodig hebben", "how many people need help";
    Reach: "hoeveel mensen men bereikt", "how many people are reached";
    Recovered: "herstel door de hulp", "recovery through help";
    Relapse: "terugval", "relapse";
    ReferProbability: "zorgvraag die men ontdekt", "need for care that is found";
    ReferFte: "zorg per ontdekte zorgvraag", "care per need that is found";
    Shift: "zorg die elders terugkomt", "care that comes back elsewhere";
    Rebound: "vrije plekken die anderen innemen", "freed places that others take";
    UseMultiplier: "zorggebruik van cliënten", "care use of clients";
    Tau: "trend in de zorgvraag", "trend in demand for care";
    Population: "bevolking", "population";
    Staff: "personeel in het basisjaar", "staff in the base year";
    Shortage: "tekort in het basisjaar", "shortage in the base year";
    ValueOutside: "waarde buiten de zorg", "value outside care";
    Money: "geld per bespaarde zorg", "money per care saved";
}
}
