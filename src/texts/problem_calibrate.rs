//! Why official figures cannot be met by a calibration.

super::texts! {
    /// What makes targets impossible, and what figures are called inside such a sentence.
    CalibrateProblem {
        // Figures. In Dutch `een` stands before them.
        Shortage: "tekort", "shortage";
        ShortageChange: "verandering van het tekort", "shortage_change";
        Demand: "vraag", "demand";
        DemandChange: "verandering van de vraag", "demand_change";
        Supply: "aanbod", "supply";
        SupplyChange: "verandering van het aanbod", "supply_change";
        Figure: "een {measure} van {persons} in {years} ({key})", "the {measure} of {persons} in {years} ({key})";
        And: " en ", " and ";

        // Reasons.
        TotalOff: "{key}, {year}, {measure}: het totaal is {persons} personen, maar de branches tellen op tot {sum}. Dat kan niet allebei waar zijn: laat er één weg, of geef een ruimere `tolerance`", "{key}, {year} {measure}: the total is {persons} persons, but its branches add up to {sum}; that cannot both hold: leave one out, or give a wider `tolerance`";
        BelowFloor: "`{key}`: een tekort van {persons} personen in {year} is minder dan wat altijd openstaat. Een vacature vervullen kost tijd, en bij de vraag die dan wordt verwacht staan er ongeveer {always} open (de kolom frictional_vacancy_rate van branches.csv)", "`{key}`: a shortage of {persons} persons in {year} is less than what is always open: filling a vacancy takes time, and at the demand expected then about {always} stay open (the column frictional_vacancy_rate of branches.csv)";
        TooMuchStaff: "branche `{branch}`: om uit te komen op {figures} zouden meer medewerkers moeten vertrekken dan de gegevens zeggen, want minder dan geen zij-instroom kan niet. Zonder zij-instroom, en met dezelfde trend in de vraag, is het tekort {most} personen in {year}; de cijfers vragen om meer dan dat", "branch `{branch}`: to meet {figures}, more staff would have to leave than the data set says, for inflow from outside cannot fall below none: without any inflow, and at the same trend in demand, its shortage would be {most} persons in {year}; the figures ask for more than that";
        OutOfReach: "branche `{branch}`: om uit te komen op {figures} zou de zij-instroom {inflow} % van het personeel per jaar moeten zijn, en zou de vraag {growth} % per jaar moeten groeien, los van de vergrijzing. Controleer de cijfers en hun eenheid (personen)", "branch `{branch}`: to meet {figures}, inflow from outside would have to be {inflow} % of its staff a year and demand to grow by {growth} % a year beyond ageing: check the figures and their unit (persons)";
        BelowZero: "branche `{branch}`: om uit te komen op {figures} zou het tekort eind {year} onder 0 moeten liggen ({base} personen). Het eerste cijfer is te laag voor het personeel en de vraag van dat moment", "branch `{branch}`: to meet {figures}, its shortage at the end of {year} would have to be below 0 ({base} persons): its first figure is too low for what its staff and its demand are then";
        NotFound: "er is geen combinatie van zij-instroom, trend en tekort in het basisjaar gevonden waarmee `{key}` in {year} uitkomt op het officiële cijfer ({measure}: {persons}). Het dichtstbij komt {nearest}", "no lateral rate, trend and base shortage were found that give `{key}` its official {measure} of {persons} in {year}: the nearest gives {nearest}";
    }
}
