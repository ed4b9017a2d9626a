//! What things in input files are called inside a sentence. Dutch nouns stand after `geen` or without an article, so that de
//! and het need not be told apart.

super::texts! {
    /// Nouns and kinds of values that fill a place of a problem.
    Thing {
        // What stands in a file.
        Text: "tekst", "text";
        Number: "een getal", "a number";
        Truth: "true of false", "true or false";
        Date: "een datum", "a date";
        List: "een lijst", "a list";
        Table: "een tabel", "a table";

        // What should stand there.
        QuotedText: "tekst tussen aanhalingstekens", "text in quotes";
        Year: "een jaartal, dus een geheel getal", "a year, a whole number";
        NumberOrDist: "een getal of een verdeling zoals `{ pert = { min = 0, mode = 1, max = 3 } }`", "a number or a distribution such as `{ pert = { min = 0, mode = 1, max = 3 } }`";
        NumberOrRamp: "een getal of `{ ramp = { JAAR = GETAL, … } }`", "a number or `{ ramp = { YEAR = NUMBER, … } }`";
        NumberList: "een lijst van getallen", "a list of numbers";
        PointPairs: "een lijst van paren: as en naam van de waarde", "a list of pairs: axis and label";
        SplitForms: "`population`, `shortage` of `{ given = { REGIO = AANDEEL } }`", "`population`, `shortage` or `{ given = { REGION = SHARE } }`";
        ThreeLevels: "een lijst van de drie niveaus", "a list of the three levels";
        MoveTables: "een lijst van tabellen, elk onder een eigen [[levers.moved]]", "a list of tables, each under its own [[levers.moved]]";
        CorrelationTables: "een lijst van tabellen, elk onder een eigen [[correlations]]", "a list of tables, each under its own [[correlations]]";
        ProgrammeTables: "een lijst van tabellen, elk onder een eigen [[plan.programmes]]", "a list of tables, each under its own [[plan.programmes]]";
        LevelList: "een lijst van niveaus van ondersteuning", "a list of levels of support";
        ScenarioTables: "een lijst van tabellen, elk onder een eigen [[scenario]]", "a list of tables, each under its own [[scenario]]";
        TwoNames: "een lijst van twee namen van parameters", "a list of two parameter names";
        FormOrWeights: "een naam, of namen met gewichten", "a name, or names with weights";
        AxisValues: "een aantal waarden: een lijst, een tabel van benoemde waarden of een raster van getallen", "several values: a list, a table of named values, or a grid of numbers";

        // Where a key means nothing.
        InFile: "in een scenariobestand", "in a scenario file";
        InTable: "in [{path}]", "in [{path}]";
        InKey: "in `{key}`", "in `{key}`";
        BesideValue: "naast `value`", "beside `value`";
        InResolved: "in een uitgewerkt bestand", "in a resolved file";

        // Names of sets.
        Branch: "branche", "branch";
        Programme: "opleiding", "programme";
        HelpProgramme: "programma", "programme";
        SocialProgramme: "programma van sociaal werk", "programme of social work";
        Approach: "soort aanpak", "type of approach";
        Region: "regio", "region";
        Payer: "betaler", "payer";
        Occupation: "beroep", "occupation";
        AgeBand: "leeftijdsklasse van personeel", "age band";
        AgeClass: "brede leeftijdsklasse", "age class";
        AgeGroup: "leeftijdsgroep", "age group";
        OneYear: "jaar", "year";
        Source: "bron", "source";
        Route: "weg naar de zorg", "route";
        Price: "prijs", "price";
        PlanPart: "deel van de kosten van een plan", "part of a plan's cost";
        Part: "deel", "part";
        Effect: "effect", "effect";
        StudyType: "soort onderzoek met een `study_type_discount`", "kind of study with a `study_type_discount`";
        EffectsPool: "pool van effects.csv", "pool of effects.csv";
        Correlation: "correlatie", "correlation";
        SupportLevel: "niveau van ondersteuning", "level of support";
        Parameter: "parameter", "parameter";
        Distribution: "verdeling", "distribution";
        Function: "functie in het sociaal werk", "function in social work";
        Tie: "ijking van de gegevens", "calibration of the data set";
        Profile: "bewijsprofiel", "evidence profile";
        Noise: "jaarlijkse ruis", "yearly noise";
        ForecastError: "fout van de raming", "forecast error";
        FormOf: "vorm van `structure.{name}`", "form of `structure.{name}`";

        // Names in a workbook.
        Lever: "maatregel", "lever";
        ModelValue: "waarde van het model", "value of the model";
        RegionSplit: "verdeling over regio’s", "split over regions";
        Meaning: "betekenis van laag en hoog", "meaning of low and high";
    }
}
