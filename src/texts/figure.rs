//! Names of the figures of the result files, as they stand in a sentence, and of their units.

super::texts! {
/// What figures are called.
FigureText {
    Demand: "de vraag naar personeel", "the demand for staff";
    Supply: "het personeel", "the staff";
    Filled: "de vervulde vraag", "the filled demand";
    Shortage: "het tekort", "the shortage";
    Surplus: "het overschot", "the surplus";
    Mismatch: "het verschil tussen regio’s en land", "the mismatch of the regions";
    PlannedStaff: "het geplande extra personeel", "the planned extra staff";
    ExtraStaff: "het extra personeel", "the extra staff";
    UnfilledPlan: "het onvervulde deel van het plan", "the unfilled plan";
    DrawnFromCare: "het personeel dat de zorg verliest", "the staff drawn from care";
    CareAvoided: "de voorkomen zorg", "the care avoided";
    CareReturned: "de zorg die elders terugkomt", "the care shifted elsewhere";
    CareRefilled: "de zorg op vrije plekken", "the care on freed places";
    CareFound: "de zorg die aan het licht komt", "the care brought to light";
    Clients: "het aantal cliënten", "the number of clients";
    Recovered: "het aantal herstelde mensen", "the number of people recovered";
    LessLonely: "het aantal mensen dat minder eenzaam is", "the number of people less lonely";
    Cost: "de kosten in dat jaar", "the cost in that year";
    CostCumulative: "de kosten tot en met dat jaar", "the cost up to that year";
    BenefitCash: "de besparing in geld in dat jaar", "the cash benefit in that year";
    BalanceCash: "het saldo in geld in dat jaar", "the cash balance in that year";
    BalanceCumulative: "het saldo in geld tot en met dat jaar", "the cash balance up to that year";
    CapacityValue: "de waarde van vrije zorg", "the value of freed care";
    ValueOutsideCare: "de waarde buiten de zorg", "the value outside care";
    ReturnRatio: "de waarde per euro", "the value per euro";
    Change: "de verandering van {figure}", "the change in {figure}";
    InYear: "{figure} in {year}", "{figure} in {year}";
    Of: "{figure} ({name})", "{figure} ({name})";

    Persons: "personen", "persons";
    Fte: "fte", "FTE";
    FteContract: "contract-fte", "contract FTE";
    Below: "{figure} kleiner is dan {bound}", "{figure} is below {bound}";
    Above: "{figure} groter is dan {bound}", "{figure} is above {bound}";
    And: " en ", " and ";
}
}
