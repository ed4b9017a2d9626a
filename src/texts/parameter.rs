//! What the parameters of the model are called, by kind; and the words in their keys that are no branch.

super::texts! {
/// Names of kinds of parameters.
ParameterText {
    // Demand.
    Tau: "trend in de zorgvraag naast vergrijzing", "trend in demand beyond ageing";
    Pi: "groei van de productiviteit", "growth of productivity";
    Sigma: "grootte van de jaarlijkse schommelingen in de vraag", "size of yearly swings in demand";
    Ar1: "hoe lang schommelingen in de vraag aanhouden", "how long swings in demand last";
    Population: "groei van de bevolking", "growth of the population";

    // Supply.
    Xi: "uitstroom van jaar op jaar", "exits from year to year";
    XiAr1: "hoe lang schommelingen in de uitstroom aanhouden", "how long swings in exits last";
    LambdaNoise: "zij-instroom van jaar op jaar", "lateral inflow from year to year";
    LambdaNoiseAr1: "hoe lang schommelingen in de zij-instroom aanhouden", "how long swings in lateral inflow last";
    LambdaSd: "spreiding van de zij-instroom", "spread of lateral inflow";
    Retirement: "deel van de uitstroom dat pensioen is", "share of exits that is retirement";
    SwitchFloor: "overstappen naar branches zonder veel vacatures", "moves to branches with few vacancies";
    SwitchFactor: "hoeveel mensen van werkgever wisselen", "how many change employer";
    StartEducation: "instroom uit opleiding", "inflow from education";
    StartReentry: "instroom van herintreders", "inflow of re-entrants";
    StartSideEntry: "instroom uit ander werk", "inflow from other work";
    Employees: "aantal werknemers bij de start", "number of employees at the start";
    BaseShortage: "tekort bij de start", "shortage at the start";
    LabourCost: "loonkosten per fte", "labour cost per FTE";
    Success: "studiesucces", "success in education";
    StartsInCare: "afgestudeerden die in de zorg beginnen", "graduates who start in care";
    Continues: "afgestudeerden die doorstuderen", "graduates who study on";
    DropOut: "uitval bij extra opleidingsplaatsen", "drop-out from extra training places";

    // The model as a whole, and what its keys name.
    ForecastError: "fout van de officiële prognose", "error of the official forecast";
    Trend: "trend", "trend";
    Yearly: "van jaar op jaar", "from year to year";
    Structure: "vorm van een vergelijking", "form of an equation";
    Mobility: "wie waarheen overstapt", "who moves where";
    Origin: "herkomst van nieuw personeel", "where new staff come from";
    EffectForm: "effect van hulp", "effect of help";

    // Hiring for the plan.
    HireSource: "waar extra sociaal werkers vandaan komen", "where extra social workers come from";
    HireBranchSplit: "uit welke branches zij komen", "which branches they come from";
    IdleShare: "afgestudeerden die nog te werven zijn", "graduates who can still be hired";
    Displacement: "verdringing van wie anders in de zorg was gaan werken", "displacement of hires who care would have had";
    HalfYear: "deel van het eerste jaar dat iemand werkt", "part of the first year that is worked";
    HiringCeiling: "hoeveel er per jaar te werven zijn", "how many can be hired a year";
    LeaveOut: "sociaal werkers die de zorg verlaten", "social workers who leave care";
    LeaveSwitch: "sociaal werkers die naar de zorg overstappen", "social workers who move on to care";
    VolunteersPerFte: "vrijwilligers per fte", "volunteers per FTE";
    PopulationShare: "mensen die vrijwilliger kunnen zijn", "people who can be volunteers";

    // Help.
    DirectHours: "uren met cliënten per fte", "hours with clients per FTE";
    Guidance: "begeleiding die extra staf nodig heeft", "guidance that extra staff needs";
    Coordination: "coördinatie van vrijwilligers", "coordination of volunteers";
    ExistingGuidance: "begeleiding door zittend personeel", "guidance by existing staff";
    EfficiencyLight: "doelmatigheid bij lichte hulp", "efficiency in light support";
    EfficiencyModerate: "doelmatigheid bij matige hulp", "efficiency in moderate support";
    EfficiencyComplex: "doelmatigheid bij zware hulp", "efficiency in complex support";
    PoolShare: "mensen die hulp kunnen gebruiken", "people who could use help";
    Reach: "deel van hen dat te bereiken is", "share of them that can be reached";
    CurrentClients: "mensen die al worden geholpen", "people who are helped already";
    HoursPerClient: "uren hulp per cliënt per jaar", "hours of help per client a year";
    Duration: "duur van de hulp", "duration of help";
    Recovered: "deel dat herstelt", "share that recovers";
    Relapse: "terugval na herstel", "relapse after recovery";
    Attribution: "deel van het effect dat van de hulp komt", "share of the effect due to help";
    Lag: "tijd tussen hulp en herstel", "time between help and recovery";
    Lonely: "eenzaamheid bij de start", "loneliness at the start";

    // Types of approach.
    ApproachHours: "uren per cliënt van dit type aanpak", "hours per client of this type of approach";
    ApproachReach: "bereik van dit type aanpak", "reach of this type of approach";
    ApproachDirect: "wat dit type aanpak meteen bespaart", "what this type of approach saves at once";
    ApproachPrevent: "wat herstel bij dit type aanpak bespaart", "what recovery saves with this type of approach";
    ApproachLag: "tijd tot herstel bij dit type aanpak", "time to recovery with this type of approach";
    PreventiveIndividual: "preventief, individueel", "preventive, individual";
    PreventiveCollective: "preventief, collectief", "preventive, collective";
    CurativeIndividual: "curatief, individueel", "curative, individual";
    CurativeCollective: "curatief, collectief", "curative, collective";

    // Care.
    UseMultiplier: "hoeveel zorg cliënten gebruiken", "how much care clients use";
    Direct: "zorg die hulp meteen bespaart", "care that help saves at once";
    Prevent: "zorg die herstel bespaart", "care that recovery saves";
    ReferProbability: "zorgvraag die hulp aan het licht brengt", "need for care that help brings to light";
    ReferFte: "omvang van die zorgvraag", "size of that need";
    ReferYears: "hoe lang die zorgvraag duurt", "how long that need lasts";
    EffectCap: "bovengrens van het effect op de zorg", "cap on the effect on care";
    Shift: "zorg die elders terugkomt", "care that comes back elsewhere";
    MoveReturn: "verplaatste zorg die elders terugkomt", "moved care that comes back elsewhere";
    Rebound: "vrije plekken die anderen innemen", "freed places taken by others";
    Evidence: "wiens bewijs telt, van 0 (gecontroleerd onderzoek) tot 1 (businesscases)", "whose evidence counts, from 0 (controlled studies) to 1 (business cases)";
    StudyDiscount: "gewicht van soorten onderzoek", "weight of kinds of studies";

    // Money.
    ValueOutside: "waarde buiten de zorg", "value outside care";
    ValueOutsidePayer: "bij wie die waarde terechtkomt", "who gets that value";
    PayerShare: "wie de zorg betaalt", "who pays for care";
    PlanShare: "wie het plan betaalt", "who pays for the plan";
    DiscountRate: "discontovoet", "discount rate";
    NonLabour: "besparing op andere kosten dan loon", "savings other than wages";
    StaffCost: "kosten per sociaal werker", "cost per social worker";
    Overhead: "overhead", "overhead";
    PlaceCost: "kosten per opleidingsplaats", "cost per training place";
    RecruitmentCost: "kosten van werving", "cost of recruitment";

    // Groups that have a name of their own.
    GroupEffects: "wat hulp doet: besparing, herstel en terugval", "what help does: savings, recovery and relapse";
    GroupHours: "uren en duur van de hulp", "hours and duration of help";
    GroupStart: "waar de instroom vandaan komt", "where inflow comes from";
    GroupNoise: "toeval van jaar op jaar", "chance of the years";
    GroupRest: "al het andere samen", "everything else together";

    // Words in keys.
    NewlyTrained: "pas opgeleid", "newly trained";
    OutsideCare: "van buiten de zorg", "outside care";
    CareBranches: "uit de zorg", "care branches";
    Volunteer: "vrijwilliger", "volunteer";
}
}
