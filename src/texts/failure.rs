//! What is told when something fails that is no mistake of whoever asked: a disk, a system, a thread.

super::texts! {
    /// What failed, and what could not be made.
    FailureText {
        // What libraries and the system tell is in English.
        System: "er ging iets mis. De melding, in het Engels: {why}", "{why}";
        Build: "{what} kan niet worden gemaakt. De melding, in het Engels: {why}", "cannot build {what}: {why}";
        Write: "{what} kan niet worden geschreven. De melding, in het Engels: {why}", "cannot write {what}: {why}";

        // What could not be built or written.
        TableOfAlignment: "de tabel van de aansluiting", "the table of alignment";
        TableOfBackTest: "de tabel van de toetsing aan cijfers van toen", "the table of the back-test";
        TableOfBoxes: "de tabel van dozen", "the table of boxes";
        TableOfBreakEven: "de tabel met de kans om quitte te zijn", "the table of break-even";
        TableOfCases: "de tabel van cases", "the table of cases";
        TableOfComparison: "de tabel van de vergelijking", "the table of the comparison";
        TableOfDraws: "de tabel van toekomsten", "the table of draws";
        TableOfFrontier: "de tabel van de grens", "the table of the frontier";
        TableOfParts: "de tabel van delen", "the table of parts";
        TableOfPayers: "de tabel van betalers", "the table of payers";
        TableOfPoints: "de tabel van punten", "the table of points";
        TableOfReturns: "de tabel van de opbrengst", "the table of returns";
        TableOfSearch: "de tabel van de zoektocht", "the table of the search";
        TableOfSensitivity: "de tabel van de gevoeligheid", "the table of sensitivity";
        TableOfSplit: "de tabel van de splitsing", "the table of the split";
        TableOfInformation: "de tabel van de waarde van informatie", "the table of the value of information";
        ResultTable: "een tabel met resultaten", "a result table";
        OutcomeOfCases: "de uitkomst van cases", "the outcome of cases";
        Workbook: "het werkboek", "the workbook";
        Answers: "het bestand met antwoorden op vragen", "the answers to questions";
        Figures: "de lijst met cijfers", "the list of figures";
        Evidence: "het overzicht van het bewijs", "the evidence";
        Context: "het bestand dat zegt waar de tabellen over gaan", "what the tables are about";
        Calibration: "de ijking", "the calibration";

        // Folders that should have been replaced.
        NewResults: "{why}. De nieuwe resultaten staan in {kept}", "{why}; the new results are in {kept}";
        NotReplaced: "{path} kan niet worden vervangen. De nieuwe resultaten staan in {kept}. De melding van het systeem, in het Engels: {why}", "cannot replace {path}: {why}; the new results are in {kept}";

        // While running.
        StopSignals: "het programma kan geen signalen om te stoppen opvangen. De melding van het systeem, in het Engels: {why}", "cannot catch stop signals: {why}";
        NotSubmitted: "de opdracht is niet ingediend. Doe dit zodra Slurm bereikbaar is: {command}", "it was not submitted; once Slurm can be reached: {command}";
        NotRun: "{path} kan niet worden uitgevoerd. De melding van het systeem, in het Engels: {why}", "cannot run {path}: {why}";
        NoResults: "`{name}` heeft geen resultaten", "`{name}` has no results";
        NoPrecision: "{figure} heeft in sommige toekomsten geen waarde, dus de precisie is niet te beoordelen", "{figure} has no value in some draws, so its precision cannot be judged";
        Sum: "een som is niet te tellen: {why}", "a sum cannot be counted: {why}";
        Difference: "een verschil is niet te tellen: {why}", "a difference cannot be counted: {why}";
        BalancesThread: "een rekenproces dat saldi bewaart is mislukt", "a thread failed while balances were kept";
        DiscoverFirst: "zoeken naar voorwaarden begint bij de eerste toekomst", "discovery starts at the first draw";
        CompareFirst: "een vergelijking begint bij de eerste toekomst", "a comparison starts at the first draw";

        // Serving.
        NoStart: "de server kan niet starten. De melding van het systeem, in het Engels: {why}", "cannot start: {why}";
        NoConnections: "de server kan geen verbindingen aannemen. De melding van het systeem, in het Engels: {why}", "cannot accept connections: {why}";
        NoRandom: "het systeem geeft geen toevalsgetallen. De melding, in het Engels: {why}", "the system gives no random numbers: {why}";
        SimulatingThread: "het proces dat simuleert is mislukt", "the thread that simulates failed";
    }
}
