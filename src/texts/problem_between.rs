//! Problems with a data set that lie between its rows and tables: what one says must agree with what another says.

super::texts! {
    /// Which rule figures of a data set break together.
    DataProblem {
        // dataset.toml.
        AttributionEmpty: "`attribution.{key}` is leeg: zonder naamsvermelding mogen de gegevens niet worden getoond", "`attribution.{key}` is empty: data may not be shown without it";
        NoBareTable: "`{name}` is geen tabel zonder eigen kolommen voor bronnen", "`{name}` is not a table without columns for its sources";
        BaseYear: "`base_year` {year} ligt niet tussen 1900 en 2200", "`base_year` {year} is not between 1900 and 2200";
        NoBranch: "`{name}` is geen branche van deze gegevens", "`{name}` is not a branch of this data set";
        BaseYearMissing: "in population.csv moet het einde van het basisjaar staan, 1 januari {year}, maar het loopt van {first} tot {last}", "population.csv must have the end of the base year: 1 January {year}, but has {first} to {last}";

        // People.
        YearMissing: "het jaar {year} ontbreekt: jaren moeten op elkaar volgen", "the year {year} is missing: years must follow on each other";
        MostRowsMissing: "de meeste rijen ontbreken: er zijn er {rows} van {cells}", "most rows are missing: {rows} of {cells} are there";
        NoAgeGroup: "`{text}` is geen leeftijdsgroep: schrijf `15-19`, `15` of `90+`", "`{text}` is not an age group: write `15-19`, `15` or `90+`";
        GroupsFollow: "leeftijdsgroepen moeten op elkaar volgen, en {next} volgt niet op {before}", "age groups must follow on each other, and {next} does not follow on {before}";
        OldestOpen: "de oudste leeftijdsgroep, {group}, moet open zijn (`90+`)", "the oldest age group, {group}, must be open (`90+`)";
        GroupAt15: "er moet een leeftijdsgroep beginnen bij 15", "an age group must start at 15";
        VariantTwice: "er is al een rij voor deze variant, deze leeftijdsgroep en dit jaar", "a row for this variant, age group and year is there already";
        RegionsSum: "hier staan {persons} personen, maar de regio’s in population.csv tellen op tot {sum}", "{persons} persons here, but the regions in population.csv add up to {sum}";
        AgesSum: "hier staan {persons} personen, maar de leeftijden in population.csv tellen op tot {sum}", "{persons} persons here, but the ages in population.csv add up to {sum}";
        NotBetween: "{value} ligt niet tussen {low} en {high}", "{value} does not lie between {low} and {high}";
        WholeGroups: "`{class}` bestaat niet uit hele leeftijdsgroepen van population.csv", "`{class}` is not made up of whole age groups of population.csv";
        InOneClass: "de leeftijdsgroep {group} zit in {n} brede leeftijdsklassen: het moet er één zijn", "the age group {group} is in {n} age classes: it must be in one";
        MixSum: "hier staan {persons} personen, maar medewerkers x workforce_mix.csv tellen op tot {sum}", "{persons} persons here, but employees x workforce mix add up to {sum}";
        UseMean: "het relatieve gebruik van {branch} is gemiddeld {mean} over de bevolking, niet 1", "relative use of {branch} has mean {mean} over the population, not 1";

        // Staff.
        PartTime: "{value} contract-fte per medewerker kan niet", "{value} contract FTE per employee cannot be";
        Carried: "`{column}` is {employees}, maar medewerkers x (1 + instroom - uitstroom) is {carried}", "`{column}` is {employees}, but employees x (1 + inflow - outflow) is {carried}";
        Spending: "de uitgaven liggen onder de loonkosten: medewerkers x deeltijdfactor x kosten is {labour} miljoen", "spending is below labour cost: employees x part-time factor x cost is {labour} million";
        Leaving: "vertrek en wisselen zijn samen {sum}: de regel is onder {most}", "exits and switches together are {sum}: below {most} is the rule";
        ExitAgainst: "hier staat {printed}, maar {share} in exit_by_age.csv", "{printed} here, but {share} in exit_by_age.csv";
        ExitMean: "hier staat {rate}, maar het gemiddelde over leeftijden in exit_by_age.csv is {mean}", "{rate} here, but the mean over ages in exit_by_age.csv is {mean}";
        LastBandOpen: "de laatste leeftijdsklasse, en alleen die, is open (zonder `to_age`)", "the last age band, and only that one, is open (no `to_age`)";
        BandEnd: "een leeftijdsklasse kan niet eindigen bij {to} als ze begint bij {from}", "an age band cannot end at {to} when it starts at {from}";
        BandsFollow: "leeftijdsklassen volgen op elkaar: deze moet beginnen bij {next}", "age bands follow on each other: this one must start at {next}";
        FunctionTwice: "twee beroepen kunnen niet allebei de functie `{function}` vervullen", "two occupations cannot both fill the function `{function}`";

        // Education.
        NoIntake: "er ontbreekt een kolom met instroom, bijvoorbeeld `intake_2019_20`", "a column of intake is missing, for instance `intake_2019_20`";
        Level: "`{level}` moet beginnen met mbo, ad, hbo of wo", "`{level}` must start with mbo, ad, hbo or wo";
        GraduatesStart: "afgestudeerden beginnen in {branch}, waar workforce_mix.csv geen {occupation} heeft", "graduates start in {branch}, where workforce_mix.csv has no {occupation}";

        // Correlations and their dimensions.
        RankRange: "{rank} moet 0 of meer zijn en onder 1 liggen; een lid dat de andere kant op gaat krijgt een minteken", "{rank} must be 0 or more and below 1; a member that moves against the others gets a minus";
        LevelsRank: "`{same}` is {same_rank} maar `{other}` is {other_rank}: leden van één niveau moeten ten minste zo sterk samenhangen als leden van verschillende niveaus", "`{same}` is {same_rank} but `{other}` is {other_rank}: members of one level must be correlated at least as much as members of different levels";
        NotDefinite: "`{first}` en `{second}` samen geven `{parameter}` een correlatie van meer dan 1: de correlatiematrix is niet positief definiet", "`{first}` and `{second}` together correlate `{parameter}` by more than 1: the correlation matrix is not positive definite";
        NoMember: "`{name}` in `members` is geen parameter", "`{name}` in `members` is not a parameter";
        MemberTwice: "`{name}` is twee keer lid", "`{name}` is a member twice";
        NoDimensionName: "`{name}` in `name` is geen parameter en geen factor van een correlatie", "`{name}` in `name` is neither a parameter nor the factor of a correlation";
        DimensionTaken: "dimensie {dimension} is al die van `{other}`", "dimension {dimension} is that of `{other}` already";
        DimensionTwice: "`{name}` heeft al een dimensie", "`{name}` has a dimension already";

        // Ties and targets.
        TieName: "`{name}` heeft een eigen betekenis: geef deze ijking een andere naam", "`{name}` has a meaning of its own: give this calibration another name";
        TargetTwice: "er is hiervoor al een getal: een van beide moet weg", "there is a figure for this already: one of the two must go";
        TargetYear: "`{text}` in `year` moet een jaar zijn, `2033`, bij {measure}", "`{text}` in `year` must be a year, `2033`, for {measure}";
        TargetYears: "bij `{text}` in `year` horen twee jaren, `2023-2033`, want het gaat om {measure}", "`{text}` in `year` must be two years, `2023-2033`, for {measure}";
        TargetOutside: "`{text}` in `year` is niet te halen: na het basisjaar {base} worden de jaren {first} tot {last} doorgerekend", "`{text}` in `year` cannot be met: the years that are simulated after the base year {base} are {first} to {last}";
        TargetNegative: "{persons} personen kan niet bij {measure}: het is 0 of meer", "a {measure} of {persons} persons is not possible: it is 0 or more";
        TargetScope: "`{scope}` kan geen doel zijn van een ijking: laat rijen weg die niet over een branche of een totaal gaan", "`{scope}` cannot be tied to: leave out rows that are not of a branch or a total";

        // Evidence.
        NoPool: "geen enkele rij noemt een `pool`: er is niets samen te nemen", "no row names a `pool`: there is nothing to put together";
        StandardError: "een standaardfout moet tussen {least} en {most} liggen", "a standard error must lie between {least} and {most}";
        Estimate: "een schatting (`estimate`) noemt een parameter en heeft het teken 1 of -1; zonder dat is het een `check`", "an estimate names a parameter and has the sign 1 or -1; without, it is a `check`";

        // Cases.
        OneEnd: "`{given}` is ingevuld en `{missing}` niet: geef beide uiteinden, of geen", "`{given}` is given and `{missing}` is not: give both ends, or neither";
        Order: "er moet gelden `{low}` ≤ `{likely}` ≤ `{high}`, en `{low}` < `{high}`", "`{low}` ≤ `{likely}` ≤ `{high}` must hold, and `{low}` < `{high}`";
        IndexGap: "het jaar na {last} is {next}, niet {year}: sla er geen over", "the year after {last} is {next}, not {year}: leave none out";
        NoIndex: "de prijsindex heeft geen getal voor {years}", "the price index has no figure for {years}";
        NoIndexTwo: "de prijsindex heeft geen getal voor {first} en {second}", "the price index has no figure for {first} and {second}";
        CaseDiffers: "`{text}` in `{column}`, maar regel {line} zegt `{known}` over dezelfde case", "`{text}` in `{column}`, but line {line} says `{known}` of the same case";
        PathDiffers: "`{text}` in `{column}`, maar regel {line} zegt `{known}` over hetzelfde pad", "`{text}` in `{column}`, but line {line} says `{known}` of the same path";
        Recovered: "{n} herstellen, van {persons} die hulp krijgen", "{n} recover of {persons} who are helped";
        NoHelp: "de case `{id}` heeft geen rij met het verloop `help`: wat er is gedaan", "the case `{id}` has no row with the course `help`: what was done";
        PriceUnit: "`{item}` heeft een prijs per {wanted}, niet per {given}", "`{item}` has a price per {wanted}, not per {given}";
        ChanceWithoutPath: "een kans hoort bij een `path`, en deze rij noemt er geen: dit gebeurt altijd", "a chance is that of a `path`, and this row names none: it always happens";
        ChanceSum: "de kansen van de paden van `{course}` tellen op tot {sum}: ze sluiten elkaar uit, dus hooguit tot 1, met de bovengrenzen erbij", "the chances of the paths of `{course}` add up to {sum}: they exclude each other, so at most to 1, upper ends included";
    }
}
