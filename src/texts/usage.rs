//! What is told when a command is used wrongly or asks what cannot be done. Names of options stay as they are.

super::texts! {
    /// Why a command was refused or failed.
    UsageText {
        NotUtf8: "{path} is geen UTF-8-tekst: bewaar het met de codering UTF-8", "{path} is not UTF-8 text: save it with the encoding UTF-8";

        // Where things are written.
        FileExists: "{path} bestaat al; noem een ander bestand, of voeg --overwrite toe", "{path} already exists; name another file, or add --overwrite";
        FolderExists: "{path} bestaat al; noem een andere map, of voeg --overwrite toe", "{path} already exists; name another folder, or add --overwrite";
        ResultsExist: "{path} bestaat al; noem een andere map, of voeg --overwrite toe om deze resultaten te vervangen", "{path} already exists; name another folder, or add --overwrite to replace these results";
        NotResults: "{path} is geen volledige map met resultaten, dus --overwrite laat hem met rust; verwijder de map zelf, of noem een andere", "{path} is not a complete result folder, so --overwrite does not touch it; remove it yourself, or name another";
        NoPlace: "in {path} kunnen geen resultaten worden gezet. De melding van het systeem, in het Engels: {why}", "cannot put results in {path}: {why}";
        NoFolder: "de map {path} kan niet worden gemaakt. De melding van het systeem, in het Engels: {why}", "cannot make the folder {path}: {why}";
        NoDataName: "de gegevens {path} hebben geen naam om bij een kopie te gebruiken", "the data set {path} has no name that can be copied";

        // Draws.
        MostDrawsCases: "bij cases wordt elke toekomst bewaard: vraag hoogstens {most} toekomsten", "cases keep every draw: ask for at most {most} draws";
        MostDrawsTransfers: "bij overdrachten is elke toekomst nodig: vraag hoogstens {most} toekomsten", "transfers need every single draw: ask for at most {most} draws";
        MostDraws: "{figures} getallen van {draws} toekomsten passen niet: vraag hoogstens {most} toekomsten", "{figures} figures of {draws} draws do not fit: ask for at most {most} draws";
        MostDrawsCompared: "{draws} toekomsten van {figures} getallen vergelijken kost meer dan {mb} MB; vergelijk minder toekomsten of scenario’s", "comparing {draws} draws of {figures} figures would take more than {mb} MB; compare fewer draws or scenarios";
        MostDrawsDiscover: "{draws} toekomsten van {parameters} parameters kosten meer dan {mb} MB; gebruik minder toekomsten", "{draws} draws of {parameters} parameters would take more than {mb} MB; use fewer draws";
        FewDraws: "{draws} toekomsten zijn te weinig om voorwaarden in te zoeken: in de helft wordt gezocht, en een doos moet er ten minste tien bevatten", "{draws} draws are too few to look for conditions in: half of them are searched, and a box must hold at least ten";
        DrawsCsv: "draws.csv zou ongeveer {gb} GB zijn ({draws} toekomsten van {numbers} getallen), en boven 1 GB worden toekomsten niet als CSV bewaard; voeg --parquet toe, of reken minder toekomsten of scenario’s door",
            "draws.csv would take about {gb} GB ({draws} draws of {numbers} numbers), and above 1 GB draws are not kept as CSV; add --parquet, or run fewer draws or scenarios";
        Memory: "de opdracht heeft ongeveer {needed} MiB nodig, meer dan de {most} MiB van --memory; bewaar minder reeksen (--series headline), of reken minder scenario’s tegelijk door",
            "the job needs about {needed} MiB, more than the {most} MiB that --memory allows; keep fewer series (--series headline), or run fewer scenarios at a time";
        TimeUp: "de tijd was om voordat de eerste ronde toekomsten klaar was: er zijn geen resultaten", "time was up before the first round of draws was done: no results";
        StoppedEarly: "gestopt voordat de eerste ronde toekomsten klaar was: er zijn geen resultaten", "stopped before the first round of draws was done: no results";

        // A scenario that a question does not fit.
        NoOccupation: "scenario `{name}` plant personeel met de functie `{function}`, maar in de gegevens `{data}` is er geen beroep met die functie dat in het sociaal werk voorkomt", "scenario `{name}` plans staff of function `{function}`, but no occupation of data set `{data}` has that function and works in social work";
        NothingToBreakEven: "scenario `{name}` heeft geen plan: er gaat geen geld naar extra personeel, dus er is niets terug te verdienen", "scenario `{name}` has no plan: nothing is spent on extra staff, so there is nothing to break even on";
        NobodyPays: "scenario `{name}` heeft geen plan: er gaat geen geld naar extra personeel, dus niemand betaalt en niemand wint", "scenario `{name}` has no plan: nothing is spent on extra staff, so nobody pays and nobody gains";
        NoReturn: "scenario `{name}` heeft geen plan: er gaat geen geld naar extra personeel, dus het levert ook niets op", "scenario `{name}` has no plan: nothing is spent on extra staff, so there is no return on it";
        SeveralScenarios: "{path} bevat meer dan één scenario: geef er één", "{path} holds several scenarios: give one";
        NoVariation: "geen enkele parameter varieert: er zijn geen voorwaarden te zoeken", "no parameter varies: there are no conditions to look for";
        EffectYear: "--year {year} wordt niet doorgerekend: het effect heeft de jaren {first} tot {last}", "--year {year} is not simulated: the effect has the years {first} to {last}";
        NoYear: "--year {year} wordt niet doorgerekend: er zijn de jaren {first} tot {last}", "--year {year} is not simulated: there are the years {first} to {last}";
        NoBranchNear: "--branch: er is geen branche `{id}`; bedoelde u `{near}`?", "--branch: there is no branch `{id}`; did you mean `{near}`?";
        NoBranch: "--branch: er is geen branche `{id}`; er zijn {all}", "--branch: there is no branch `{id}`; there are {all}";
        NoCommonYear: "er is geen jaar waarvan al deze het tekort geven", "there is no year of which all of these give the shortage";

        // Comparing.
        ContendersGiven: "{n} gegeven: compare vergelijkt {least} tot {most} scenariobestanden of mappen met resultaten", "{n} given: compare takes {least} to {most} scenario files or result folders";
        GivenTwice: "{path} staat er twee keer", "{path} is given twice";
        SameFile: "--csv en --html noemen hetzelfde bestand", "--csv and --html name the same file";
        TooManyContenders: "dit zijn samen {n} scenario’s: kies er hoogstens {most} met MAP:SCENARIO", "there are {n} scenarios in these: choose at most {most} with FOLDER:SCENARIO";
        NoScenarioNear: "{path}: heeft geen scenario `{name}`; bedoelde u `{near}`?", "{path}: has no scenario `{name}`; did you mean `{near}`?";
        NoScenario: "{path}: heeft geen scenario `{name}`", "{path}: has no scenario `{name}`";
        NoOwnScenario: "{path}: staat niet voor een eigen scenario", "{path}: stands for no scenario of its own";
        ComparedSweep: "{path}: is een sweep van {n} scenario’s; hun vergelijking staat in sweep.csv", "{path}: is a sweep of {n} scenarios; their comparison is its sweep.csv";
        SplitGiven: "{n} gegeven: --split vergelijkt twee mappen met resultaten, de oudste eerst", "{n} given: --split takes two result folders, the earlier first";

        // Calibration, back-tests, evidence, cases.
        CalibrationName: "--name `{name}`: een naam heeft alleen letters (a-z), cijfers, `-`, `_` en `.`", "--name `{name}`: a name holds letters (a-z), digits, `-`, `_` and `.` only";
        CalibrationTaken: "--name `{name}` heeft een eigen betekenis in scenariobestanden: kies een andere", "--name `{name}` has a meaning of its own in scenario files: choose another";
        NoVintage: "de officiële ramingen hebben na het basisjaar geen tekort voor jaargang `{vintage}`, scenario `{scenario}`; er zijn: {known}", "the official forecasts have no shortage after the base year for vintage `{vintage}`, scenario `{scenario}`; there are: {known}";
        NotInTable: "in de tabel staat geen `{asked}`; {option}: {known}", "the table has no `{asked}`; {option}: {known}";
        ChooseInTable: "de tabel bevat er meer dan één: kies met {option}: {known}", "the table holds several: choose with {option}: {known}";
        NothingToTest: "de gegevens {name} hebben geen gerealiseerde cijfers (history.csv) en geen officiële ramingen: er is niets te toetsen", "the data set {name} has no realised figures (history.csv) and no official forecasts: there is nothing to test";
        PopulationStarts: "de bevolking in de gegevens begint eind {earliest}, en deze raming begint eind {base}", "the population of the data set starts at the end of {earliest}, and this forecast starts at the end of {base}";
        NoTwoYears: "de realisaties hebben geen twee jaren met medewerkers om het personeel langs terug te rekenen", "the history has no two years of employees to carry staff back along";
        NothingToLookAt: "er is geen scenario om naar te kijken", "there is no scenario to look at";
        NoFindings: "de gegevens {name} hebben geen bevindingen in pools", "the data set {name} has no findings in pools";
        FindingsApart: "de bevindingen van `{name}` zijn niet samen te nemen", "the findings of `{name}` cannot be put together";
        NoOutcome: "geen enkele case heeft een `level` en personen die herstellen: er is niets dat een scenario kan overnemen", "no case has a `level` and persons who recover: there is nothing a scenario could take";

        // Discovering, answers, starting.
        DrawsOfFolder: "--draws is voor een scenariobestand: een map met resultaten heeft zijn toekomsten al", "--draws is for a scenario file: a result folder has its draws";
        NameOfFolder: "--scenario-name is voor een map met resultaten van meer dan één scenario", "--scenario-name is for a result folder that holds several scenarios";
        IntoOther: "--into {into}: een antwoord uit de toekomsten van {from} hoort in {from}", "--into {into}: an answer from the draws of {from} goes into {from}";
        NameFolder: "noem een map voor het scenariobestand, of een werkboek met --xlsx", "name a folder for the scenario file, or a workbook with --xlsx";
        NotBase: "{path} is geen basis: --scenario noemt de referentie waarop het nieuwe scenario voortbouwt", "{path} is not a base: --scenario names the reference that the new scenario extends";
        NoBase: "{path} is er niet: geef de opdracht waar de map `scenarios` staat, of noem een referentie met --scenario; die wordt dan met de gegevens gekopieerd", "there is no {path}: run this where the folder `scenarios` is, or name a reference with --scenario; it is then copied with its data";
        ListensOn: "luisteren op {address} kan alleen met --public-url, het adres waarop anderen erbij kunnen", "listening on {address} takes --public-url, the address by which others reach it";
        CannotListen: "op {address} kan niet worden geluisterd. De melding van het systeem, in het Engels: {why}", "cannot listen on {address}: {why}";
        NoSite: "`{address}` is geen adres van een site, zoals https://schakel.example.nl", "`{address}` is not the address of a site, such as https://schakel.example.nl";
        UnknownKey: "`{key}` is geen sleutel van een scenariobestand en geen parameter. {hint}", "`{key}` is no key of a scenario file and no parameter. {hint}";
    }
}
