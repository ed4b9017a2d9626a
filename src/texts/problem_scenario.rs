//! Problems with scenario files: how they build on each other, the plan, the levers, and how the world works. Problems with
//! values of parameters are in [`ValueProblem`](super::ValueProblem), those of sweeps in [`SweepProblem`](super::SweepProblem).

super::texts! {
    /// Which rule a scenario file breaks, and the way out.
    ScenarioProblem {
        // Files that build on each other.
        NoFileButNear: "het bestand {path} is er niet: bedoelde u {near}?", "there is no file {path}: did you mean {near}?";
        NoScenario: "er staat geen scenario in {files}", "there is no scenario in {files}";
        NoReference: "{path} is geen referentie: het bouwt voort op een ander bestand", "{path} is not a reference: it builds on another file";
        Circle: "`extends` gaat in een kring rond: {files}.", "`extends` goes round in a circle: {files}.";
        ExtendsKind: "Bij `extends` hoort de naam of het pad van een scenariobestand; hier staat {kind}.", "`extends` must be the name or path of a scenario file, not {kind}.";
        ExtendsEmpty: "`extends` is leeg: hier hoort het scenario waarop dit bestand voortbouwt.", "`extends` is empty: it names the scenario this file builds on.";
        ExtendsEmptyHelp: "schrijf `extends = \"reference\"`, of laat de regel weg als dit bestand zelf een basis is", "write `extends = \"reference\"`, or leave the line out if this file is a base of its own";
        NothingToExtend: "Er is geen scenariobestand `{name}` om op voort te bouwen.", "There is no scenario file `{name}` to extend.";
        NoDataSet: "Er zijn geen gegevens met de naam `{name}`: niet naast dit bestand, niet in `{folder}` en niet in de huidige map.", "There is no data set `{name}` beside this file, in `{folder}` or in the current folder.";
        ResolvedAlone: "Een uitgewerkt bestand bevat een hele opdracht. Reken het los door, zonder andere bestanden.", "A resolved file holds a whole job and is run by itself.";
        Missing: "`{key}` ontbreekt: een scenario dat nergens op voortbouwt, moet dit geven.", "`{key}` is missing: a scenario that extends nothing must give it.";
        MissingHelp: "of begin met `extends = \"reference\"`", "or start with `extends = \"reference\"`";

        // What must hold between the scenarios of a job.
        OneBase: "Alle scenario’s van een opdracht bouwen voort op dezelfde basis; dit bouwt voort op {this}, het eerste op {first}.", "All scenarios of a job build on one base; this one builds on {this}, the first on {first}.";
        OneBaseHelp: "reken ze door in aparte opdrachten", "run them in separate jobs";
        ExtendedSweep: "{path} is een sweep. Die staat voor veel scenario’s, dus er kan niets op voortbouwen.", "{path} is a sweep: it stands for many scenarios and can't be extended.";
        ExtendedSweepHelp: "bouw voort op het scenario waarop de sweep voortbouwt, en herhaal [sweep]", "extend what the sweep extends, and repeat [sweep]";
        SweepIsBase: "Een sweep bouwt voort op een scenario. De basis van een opdracht is één scenario, waarmee alle andere worden vergeleken.", "A sweep builds on a scenario: the base of a job is one scenario, with which all others are compared.";
        SweepIsBaseHelp: "begin het bestand met `extends = \"reference\"`", "start the file with `extends = \"reference\"`";
        OneDataSet: "Alle scenario’s van een opdracht gebruiken dezelfde gegevens: de basis `{first}`, dit bestand `{this}`.", "All scenarios of a job use one data set: the base `{first}`, this file `{this}`.";
        PlainReference: "Het plan telt personeel bovenop de referentie. De referentie zelf heeft dus geen plan: haar `plan.size` is 0.", "The plan counts staff above the reference, so the reference itself has none: its `plan.size` is 0.";
        PlainReferenceHelp: "zet het plan in een tweede bestand dat begint met `extends`", "put the plan in a second file that starts with `extends`";
        OneHorizon: "Alle scenario’s van een opdracht lopen tot hetzelfde jaar: het eerste tot {first}, dit tot {this}.", "All scenarios of a job run to one year: the first to {first}, this one to {this}.";
        OneWorld: "`{key}` zegt hoe de wereld werkt. Het is dus in alle scenario’s van een opdracht gelijk, maar hier anders dan in het eerste.", "`{key}` says how the world works, so it is the same in all scenarios of a job: here it is not what the first has.";
        OneWorldHelp: "reken ze door in aparte opdrachten en vergelijk die", "run them in separate jobs, and compare those";
        BaseName: "De basis heet in alle resultaten `{reference}`, niet `{name}`.", "The base is called `{reference}` in all results, not `{name}`.";
        BaseNameHelp: "laat `name` weg", "leave `name` out";
        NameOfBase: "`{reference}` is de naam van de basis.", "`{reference}` is the name of the base.";
        NameOfBaseHelp: "geef dit scenario een andere naam met `name`", "give this scenario another `name`";
        NameTwice: "Twee scenario’s van deze opdracht heten `{name}`.", "Two scenarios of this job are called `{name}`.";
        NameTwiceHelp: "geef een van beide een andere naam met `name`", "give one of them another `name`";
        NameOfFileHelp: "de naam komt van het bestand: geef een `name`, of geef het bestand een andere naam", "it comes from the file's name: give a `name`, or rename the file";
        NameOfPointHelp: "een sweep nummert zijn scenario’s: geef de sweep of het andere scenario een andere naam met `name`", "a sweep numbers its scenarios: give it, or the other one, another `name`";

        // The scenario itself.
        NameAt: "Het teken `@` in de naam `{name}` is in de resultaten bedoeld voor de bewijsprofielen.", "`@` in the name `{name}` is reserved for the evidence profiles in the results.";
        NameLetters: "De naam van een scenario heeft alleen letters (a-z), cijfers, - en _; `{name}` niet.", "A scenario's name holds letters (a-z), digits, - and _ only; `{name}` does not.";
        PointSweep: "Een `point` noemt zijn `sweep`.", "A `point` names its `sweep`.";
        DataEmpty: "`data` is leeg: hier hoort de map met de basisgegevens.", "`data` is empty: it names the folder with the base data.";
        HorizonNoYear: "Bij `horizon` hoort een jaartal, niet {year}.", "`horizon` must be a year, not {year}.";
        HorizonTooLate: "`horizon` moet tussen {first} en {last} liggen, niet in {year}: verder gaan de bevolkingscijfers niet.", "`horizon` must lie between {first} and {last}, not in {year}: the population of the data set ends there.";
        HorizonTooEarly: "`horizon` moet tussen {first} en {last} liggen, niet in {year}: het komt na het basisjaar.", "`horizon` must lie between {first} and {last}, not in {year}: it must come after the base year.";
        EvidenceRange: "`evidence` ligt tussen 0 (gecontroleerd onderzoek) en 1 (de cases van voorstanders zelf), niet van {low} tot {high}.", "`evidence` lies between 0 (controlled studies) and 1 (the advocates' own cases), not from {low} to {high}.";

        // The plan.
        MixSum: "De mix moet in elk jaar optellen tot 1; in {year} is de som {sum}.", "The mix must add up to 1 in every year; in {year} it adds up to {sum}.";
        NoSplit: "Er is geen verdeling over regio’s met de naam `{name}`.", "There is no split over regions called `{name}`.";
        NoSplitHelp: "{help}; of geef aandelen: `{ given = { REGIO = AANDEEL } }`", "{help}; or give shares: `{ given = { REGION = SHARE } }`";
        RegionSum: "De aandelen van de regio’s moeten optellen tot 1; de som is {sum}.", "The shares of the regions must add up to 1; they add up to {sum}.";
        PayerSum: "De aandelen van de betalers moeten optellen tot 1; de som is {sum}.", "The shares of the payers must add up to 1; they add up to {sum}.";
        LevelOrder: "`level_order` noemt `light`, `moderate` en `complex` elk één keer.", "`level_order` names each of `light`, `moderate` and `complex` once.";
        Certainty: "`fund.certainty` is een kans van {least} tot {most}, niet {chance}.", "`fund.certainty` is a chance from {least} to {most}, not {chance}.";

        // Numbers and ramps.
        Negative: "`{what}` mag niet onder 0 liggen; het is {value}.", "`{what}` can't be negative; it is {value}.";
        Change: "`{what}` is een relatieve verandering en moet boven -1 liggen, want niets daalt meer dan helemaal; het is {value}.", "`{what}` is a relative change and must be above -1: nothing falls by more than all of it; it is {value}.";
        Saving: "`{what}` is een deel minder personeel en moet onder 1 liggen, want er blijft personeel over; het is {value}.", "`{what}` is a share less staff and must be below 1: some staff remains; it is {value}.";
        ShareChange: "`{what}` verandert een deel van de werktijd en moet tussen -1 en 1 liggen; het is {value}.", "`{what}` changes a share of working time and must lie between -1 and 1; it is {value}.";
        NumberOrRamp: "Bij `{what}` hoort een getal of een pad over de jaren.", "`{what}` must be a number or a ramp over the years.";
        NumberOrRampHelp: "bijvoorbeeld `{ ramp = { 2024 = 0, 2030 = 1 } }`", "for instance `{ ramp = { 2024 = 0, 2030 = 1 } }`";
        RampEmpty: "Het pad (`ramp`) van `{what}` heeft geen enkel jaar.", "The ramp of `{what}` has no point.";
        RampEmptyHelp: "geef ten minste één jaar met een waarde", "give at least one year with a value";
        RampNoYear: "De sleutels van een pad (`ramp`) zijn jaren; `{key}` is geen jaar.", "A ramp has years for keys; `{key}` is not a year.";
        RampOutside: "De jaren van een pad (`ramp`) liggen tussen {first} (het basisjaar) en {last} (het einde van de gegevens), niet in {year}.", "The years of a ramp lie between {first} (base year) and {last} (end of the data), not in {year}.";
        RampTwice: "Het pad (`ramp`) van `{what}` geeft {year} twee keer.", "The ramp of `{what}` gives {year} twice.";

        // Levers.
        MovedTwice: "De vraag van {from} naar {to} wordt twee keer verplaatst; geef één pad.", "Demand from {from} to {to} is moved twice; give one ramp.";
        MovedNeeds: "Bij [[levers.moved]] hoort `{key}`.", "A [[levers.moved]] needs `{key}`.";
        MovedNowhere: "Vraag gaat naar een andere branche: `from` en `to` zijn allebei {branch}.", "Demand moves to another branch: `from` and `to` are both {branch}.";
        MovedReturn: "De gegevens zeggen niet hoeveel vraag er terugkomt in {to} voor elke fte die weggaat uit {from}.", "The data set doesn't say how much demand comes back in {to} per FTE moved out of {from}.";
        MovedReturnHelp: "geef `returned`, bijvoorbeeld `returned = 0.8`", "give `returned`, for instance `returned = 0.8`";
        MovedAll: "Uit {branch} kan niet meer dan alle vraag weggaan; in {year} tellen de delen op tot {sum}.", "No more than all demand can move out of {branch}; in {year} the shares add up to {sum}.";
        Absence: "Het verzuim moet tussen 0 en 1 blijven; in {branch} wordt het {rate} in {year} (nu is het {today}).", "Absence must stay between 0 and 1; in {branch} it becomes {rate} in {year} (it is {today} today).";
        AbsenceHelp: "-0.01 betekent één procentpunt minder", "-0.01 means one percentage point less";
        Leavers: "In een jaar mag hooguit {most} van een leeftijdsklasse vertrekken of wisselen; in {branch} wordt het {rate}.", "No more than {most} of an age band may leave or switch in a year; in {branch} it becomes {rate}.";
        LeaversHelp: "0.05 betekent vijf procent meer vertrek dan nu", "0.05 means five percent more exits than now";

        // How the world works.
        FormSum: "De gewichten van de vormen moeten optellen tot 1; de som is {sum}.", "The weights of the forms must add up to 1; they add up to {sum}.";
        FormWeights: "Deze gewichten vormen geen verdeling. {why}", "These weights are no distribution: {why}.";
        FewVintages: "De gegevens hebben minder dan drie jaargangen officiële ramingen van het totale tekort. Daaruit is niet af te leiden hoe ramingen ernaast zitten.", "The official forecasts of the data set have fewer than three vintages of the total shortage: they do not tell how forecasts err.";
        FewVintagesHelp: "geef uw eigen getallen: `{ trend = 0.001, noise = 0.008 }`", "give your own: `{ trend = 0.001, noise = 0.008 }`";
        ErrorSize: "`{what}` is een standaardafwijking, als deel van de vraag: van 0 tot {most}, niet {value}.", "`{what}` is a standard deviation, as a share of demand: from 0 to {most}, not {value}.";
        WorldParameter: "De gegevens hebben geen parameter `{name}`, en die is hiervoor nodig.", "The data set has no parameter `{name}`, which this needs.";
        WorldParameterHelp: "zet er een rij voor in model_parameters.csv, vast op 0", "add a row for it to model_parameters.csv, fixed at 0";
    }
}
