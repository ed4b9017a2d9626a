//! Texts of a comparison of scenarios and results.

super::texts! {
    /// What `schakel compare` says.
    CompareText {
        SplitTitle: "Waar de verandering van {old} naar {new} vandaan komt (personen, gemiddeld)", "Where the change from {old} to {new} comes from (persons, mean)";
        SplitHead: "Wat", "What";
        SplitOld: "was", "was";
        SplitNew: "is", "is";
        CauseVersion: "versie", "version";
        CauseData: "gegevens", "data";
        CauseCalibration: "ijking", "calibration";
        CauseScenario: "scenario", "scenario";
        CauseRun: "toeval", "chance";
        SplitNote: "De opdracht is opnieuw doorgerekend met steeds één ding veranderd, in deze volgorde. De delen tellen op tot de hele verandering. Versie: wat deze versie van Schakel anders rekent. Toeval: ander startgetal, aantal of ontwerp.", "The job was run again with one thing changed at a time, in this order. Parts add up to the whole change. Version: what this version of Schakel calculates otherwise. Chance: another seed, number of draws or design.";
        Title: "Vergelijking", "Comparison";
        Contenders: "Wat is vergeleken", "What was compared";
        Letter: "letter", "letter";
        Scenario: "scenario", "scenario";
        From: "uit", "from";
        Inputs: "Wat er in de invoer verschilt", "What differs in the inputs";
        InputsNone: "In de invoer verschilt niets.", "Nothing differs in the inputs.";
        Input: "invoer", "input";
        AsReference: "als in de eigen referentie", "as in its own reference";
        DataSet: "Gegevens", "Data set";
        File: "Bestand {name}", "File {name}";
        Version: "Versie van Schakel", "Version of Schakel";
        Seed: "Startgetal", "Seed";
        DrawsKey: "Aantal toekomsten", "Number of futures";
        DesignKey: "Steekproefontwerp", "Sampling design";
        CentralKey: "Alleen de middelste berekening", "Central run only";
        Levels: "Tekort en effect in {year} (personen)", "Shortage and effect in {year} (persons)";
        InYear: "In {year}", "In {year}";
        Shortage: "tekort", "shortage";
        Effect: "effect", "effect";
        Interval: "80 %-interval", "80% interval";
        Pairs: "Verschil in tekort in {year}: A min B (personen)", "Difference in shortage in {year}: A minus B (persons)";
        Pair: "A, B", "A, B";
        MeanOf: "gemiddeld", "mean";
        ErrorOf: "fout", "error";
        Beats: "A wint", "A wins";
        BeatsNote: "A wint: de kans dat A minder tekort heeft dan B. Fout: toevalsfout van het gemiddelde.", "A wins: the chance that A has less shortage than B. Error: Monte Carlo error of the mean.";
        EffectPairs: "Verschil in effect in {year}: A min B (personen)", "Difference in effect in {year}: A minus B (persons)";
        EffectNote: "Het effect is gerekend vanaf de eigen referentie. Als die referenties verschillen, zegt dit meer over de maatregelen dan het verschil in tekort.", "The effect is counted from its own reference. Where these references differ, this says more of the measures than the difference in shortage.";
        Ranking: "Rangorde in {year}: kans op elke plaats (minste tekort eerst)", "Ranking in {year}: chance of each rank (least shortage first)";
        RankOf: "plaats {n}", "rank {n}";
        RankShort: "rangorde", "ranking";
        Best: "Het minste tekort heeft {best}.", "{best} has the least shortage.";
        NotApart: "Niet duidelijk slechter: {names}. De beste wint daar in minder dan 80 % van de toekomsten, of het verschil valt binnen de toevalsfout.", "Not clearly worse: {names}. There the best wins in fewer than 80% of futures, or the difference lies within the Monte Carlo error.";
        AllApart: "Alle andere zijn duidelijk slechter: de beste wint in minstens 80 % van de toekomsten.", "All others are clearly worse: the best wins in at least 80% of futures.";
        NoRanking: "Een rangorde is niet te geven: daarvoor moeten dezelfde toekomsten zijn doorgerekend en bewaard.", "No ranking can be given: that takes the same futures, simulated and kept.";
        Less: "{a} heeft in {year} waarschijnlijk {range} personen minder tekort dan {b} (80 %-interval). De kans dat {a} minder tekort heeft, is {chance}.", "In {year} {a} probably has {range} persons less shortage than {b} (80% interval). The chance that {a} has less shortage is {chance}.";
        Unclear: "Tussen {a} en {b} is in {year} geen duidelijk verschil: {range} personen (80 %-interval). De kans dat {a} minder tekort heeft, is {chance}.", "Between {a} and {b} there is no clear difference in {year}: {range} persons (80% interval). The chance that {a} has less shortage is {chance}.";
        OnlyMeans: "In {year} heeft {a} gemiddeld {difference} personen tekort vergeleken met {b}. Een interval of kans is niet te geven.", "In {year} {a} has on average {difference} persons of shortage compared with {b}. No interval or chance can be given.";
        Chart: "Effect op het tekort in {year}", "Effect on the shortage in {year}";
        ChartLevels: "Tekort in {year}", "Shortage in {year}";
        ChartRanks: "Hoe waarschijnlijk elke plaats in de rangorde is in {year}", "How likely each rank is in {year}";
        ChartRanksNote: "Donker: het kleinste tekort; licht: het grootste. Rechts staat de kans op het kleinste tekort.", "Dark: the smallest shortage; light: the largest. To the right: the chance of the smallest shortage.";
        ChartNote: "Personen. Balk: gemiddelde; streep: 80 %-interval. Strepen die elkaar overlappen, zeggen niet dat er geen verschil is: kijk daarvoor naar het verschil per toekomst.", "Persons. Bar: mean; line: 80% interval. Lines that overlap do not mean that there is no difference: for that, see the difference per future.";
        Legend: "{draws} toekomsten, in elk scenario dezelfde. 80 %-interval: 8 van de 10 toekomsten.", "{draws} futures, the same for every scenario. 80% interval: 8 in 10 futures.";
        Warnings: "Let op", "Please note";
        Note: "Let op ({code}): {seen}", "Note ({code}): {seen}";
        Unpaired: "Niet alles is op dezelfde toekomsten doorgerekend, of die zijn niet bewaard. Waar dat zo is, staat alleen het verschil van de gemiddelden, met de toevalsfout: geen interval en geen kans.", "Not everything was simulated on the same futures, or these were not kept. Where that is so, only the difference of the means is given, with its Monte Carlo error: no interval and no chance.";
        NotKept: "Van {folders} zijn de toekomsten niet bewaard. Reken opnieuw met --keep-draws, of vergelijk de scenariobestanden zelf.", "The draws of {folders} were not kept. Run again with --keep-draws, or compare the scenario files themselves.";
        OtherSeed: "De startgetallen verschillen: een deel van het verschil is toeval, zoals de toevalsfout aangeeft.", "The seeds differ: a part of the difference is chance, as the Monte Carlo error tells.";
        OtherDraws: "Het aantal toekomsten of het steekproefontwerp verschilt: de ene uitkomst is nauwkeuriger dan de andere.", "The number of draws or the sampling design differs: one result is more precise than the other.";
        OtherData: "De gegevens verschillen: het verschil komt niet alleen van de maatregelen. Het effect vanaf de eigen referentie zegt daarover meer dan het tekort.", "The data sets differ: the difference does not come from the measures alone. The effect against the own reference says more of those than the shortage.";
        OtherVersion: "De resultaten zijn met verschillende versies van Schakel gemaakt: een deel van het verschil kan van het model komen.", "The results were made by different versions of Schakel: a part of the difference may come from the model.";
        Central: "Er is een middelste berekening bij, met elke onzekere waarde in het midden: die heeft geen interval en geen kans.", "One of these is a central run, every uncertain value at its median: it has no interval and no chance.";
        FewRounds: "Er zijn minder dan drie ronden van 512 toekomsten: de toevalsfout is niet te schatten.", "There are fewer than three rounds of 512 draws: the Monte Carlo error cannot be estimated.";
    }
}
