//! Texts of the live page.

super::texts! {
    /// What `schakel serve` and its page say.
    ServeText {
        Open: "Open in de browser: {address}", "Open in a browser: {address}";
        StopWith: "Stoppen: Ctrl+C.", "Stop: Ctrl+C.";
        Stopping: "De server stopt.", "The server stops.";

        Title: "Reken mee: verander een plan en zie wat er gebeurt", "Try it: change a plan and see what happens";
        Lead: "Versleep een schuifknop. Het antwoord komt meteen: eerst grof, daarna steeds nauwkeuriger. Het is een denkhulp, geen voorspelling.", "Move a slider. The answer comes at once, rough at first, then more and more precise. It helps you think; it is not a prediction.";
        OtherLanguage: "English", "Nederlands";
        NoScript: "Deze pagina heeft JavaScript nodig.", "This page needs JavaScript.";
        SkipToAnswer: "Naar het antwoord", "To the answer";

        Scenarios: "Scenario’s", "Scenarios";
        Add: "Nieuw", "New";
        AddFrom: "Begin met", "Start from";
        Empty: "een leeg plan", "an empty plan";
        Duplicate: "Kopieer", "Duplicate";
        Remove: "Verwijder", "Remove";
        Undo: "Stap terug", "Undo";
        Redo: "Stap vooruit", "Redo";
        CopyLink: "Kopieer de link", "Copy the link";
        Copied: "De link is gekopieerd. Wie hem opent op deze server, ziet dezelfde pagina.", "The link is copied. Who opens it on this server sees the same page.";
        Upload: "Open een scenariobestand", "Open a scenario file";
        NewName: "Plan {letter}", "Plan {letter}";
        CopyOf: "{title} (kopie)", "{title} (copy)";

        Settings: "Wat u kunt veranderen", "What you can change";
        Name: "Naam", "Name";
        Plan: "Extra sociaal werkers", "Extra social workers";
        Size: "Aantal", "Number";
        UnitFte: "voltijdbanen", "full-time posts";
        From: "Vanaf", "From";
        To: "Bereikt in", "Reached in";
        RampHelp: "Alles loopt in gelijke stappen op tussen deze jaren.", "Everything grows in equal steps between these years.";
        Mix: "Wie het zijn", "Who they are";
        MixHelp: "Samen altijd 100 %: verschuift u er één, dan schuiven de andere mee.", "Always 100% together: move one, and the others move with it.";
        Volunteer: "Vrijwilligers", "Volunteers";
        Mbo: "Mbo", "Mbo";
        Ad: "Associate degree", "Associate degree";
        Hbo: "Hbo", "Hbo";
        Where: "Waar ze werken", "Where they work";
        Split: "Verdeling over regio’s", "Split over regions";
        SplitPopulation: "naar inwoners", "by population";
        SplitShortage: "naar tekort", "by shortage";
        SplitGiven: "alleen deze regio’s, gelijk verdeeld", "these regions only, in equal parts";
        Care: "Het personeel in de zorg", "Staff in care";
        Inflow: "Instroom van zij-instromers en herintreders", "Inflow of side-entrants and re-entrants";
        Exits: "Vertrek uit de zorg", "People leaving care";
        Absence: "Verzuim", "Absence";
        Hours: "Uren per werknemer", "Hours per employee";
        Productivity: "Minder personeel nodig voor dezelfde zorg", "Less staff needed for the same care";
        Percent: "%", "%";
        PercentMore: "% meer of minder", "% more or less";
        PercentPoints: "procentpunt", "percentage points";
        Places: "Extra opleidingsplaatsen per jaar", "Extra training places a year";
        UnitPersons: "personen", "persons";
        Assumed: "Waar u van uitgaat", "What you assume";
        Evidence: "Welk bewijs over het effect van sociaal werk", "Which evidence on what social work does";
        EvidenceControlled: "gecontroleerd onderzoek", "controlled studies";
        EvidenceBetween: "tussenweg", "in between";
        EvidenceBusinessCases: "businesscases", "business cases";
        EvidenceOwn: "uit het bestand", "from the file";
        Horizon: "Laatste jaar", "Last year";
        OwnHelp: "Dit scenario zegt meer dan de schuifknoppen tonen. Dat telt mee, totdat u de knop verschuift: {keys}.", "This scenario says more than the sliders show. It counts, until you move the slider: {keys}.";
        Reset: "Zet dit scenario terug", "Reset this scenario";

        Answer: "Het antwoord", "The answer";
        OtherEvidence: "Met ander bewijs:", "With other evidence:";
        Waiting: "Even rekenen…", "Calculating…";
        StatusFirst: "Eerste, grove antwoord uit {draws} toekomsten.", "First, rough answer from {draws} futures.";
        StatusRounds: "{draws} van {asked} toekomsten doorgerekend.", "{draws} of {asked} futures simulated.";
        StatusDone: "Klaar: {draws} toekomsten doorgerekend.", "Done: {draws} futures simulated.";
        StatusCancelled: "Gestopt na {draws} toekomsten.", "Stopped after {draws} futures.";
        StatusFailed: "Het rekenen is mislukt: {failure}", "The calculation failed: {failure}";
        StatusError: "Toevalsfout van het gemiddelde effect: {error} personen.", "Monte Carlo error of the mean effect: {error} persons.";
        StopRun: "Stop met rekenen", "Stop calculating";
        Lost: "De server antwoordt niet. Draait schakel serve nog?", "The server does not answer. Is schakel serve still running?";
        Busy: "Het is druk. De pagina probeert het zo opnieuw.", "The server is busy. The page will try again soon.";
        Faults: "Dit kan niet worden doorgerekend", "This cannot be calculated";
        FaultAt: "regel {line}: {rule}", "line {line}: {rule}";

        PartEffect: "Het effect op het tekort", "The effect on the shortage";
        PartShortage: "Het tekort", "The shortage";
        PartSure: "Hoe zeker is het?", "How sure is it?";
        PartBranches: "Per branche", "By branch";
        PartRegions: "Per regio", "By region";
        PartMade: "Waaruit het effect bestaat", "What the effect is made of";
        PartPeople: "Mensen die geholpen worden", "People helped";
        PartMoney: "Wie betaalt en wie wint", "Who pays and who gains";
        PartNumbers: "In cijfers", "In numbers";
        PartCompare: "De scenario’s naast elkaar", "The scenarios side by side";
        ThisPage: "deze pagina", "this page";
        CompareWait: "De vergelijking per toekomst komt met de eerste ronde.", "The comparison per future comes with the first round.";
        WhichRegion: "Bekijk een regio", "Look at a region";
        NoRegion: "geen", "none";
        TreeAsk: "Reken uit welk mechanisme welk deel geeft", "Work out which mechanism gives which part";
        TreeBusy: "Dit duurt even: het effect wordt in alle combinaties van mechanismen doorgerekend.", "This takes a while: the effect is simulated with every combination of mechanisms.";

        Save: "Bewaar", "Save";
        SaveToml: "Scenariobestand (TOML)", "Scenario file (TOML)";
        SaveReport: "Rapport", "Report";
        SaveBook: "Werkboek (Excel)", "Workbook (Excel)";
        SaveHelp: "Het bestand geeft met schakel run op de opdrachtregel dezelfde cijfers. Rapport en werkboek bevatten alle scenario’s, met de toekomsten die nu zijn doorgerekend.", "With schakel run on the command line the file gives the same numbers. Report and workbook hold all scenarios, with the futures simulated so far.";
        Source: "Bron: {source}", "Source: {source}";
    }
}
