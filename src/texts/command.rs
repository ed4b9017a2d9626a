//! Texts of the command line.

super::texts! {
    /// What commands say besides answers.
    CommandText {
        Draws: "toekomsten", "draws";
        TimeLeft: "nog", "left";
        Limiting: "· wacht op {figure}: ± {now}, gevraagd {wanted}", "· waits for {figure}: ± {now}, asked {wanted}";
        NoProblems: "Geen problemen gevonden", "No problems found";
        Sweep: "{name} ({n} scenario's)", "{name} ({n} scenarios)";
        Figures: "cijfers", "figures";
        Published: "gepubliceerd", "published";
        Derived: "afgeleid", "derived";
        Assumed: "aangenomen", "assumed";
        ResultsIn: "Resultaten in", "Results in";
        TableIn: "Tabel in", "Table in";
        PicturesIn: "Plaatjes in", "Pictures in";
    PageIn: "Pagina met dit antwoord:", "Page with this answer:";
        AnswerStopped: "Gestopt na {draws} toekomsten: het antwoord is van die toekomsten.", "Stopped after {draws} draws: the answer is of these draws.";
        Stopped: "Gestopt na {draws} toekomsten; de ronden die klaar waren, zijn bewaard. Met --resume gaat het daar verder.", "Stopped after {draws} draws; the rounds that were done are kept. With --resume it goes on from there.";
        TimeIsUp: "De tijd is om na {draws} toekomsten; de ronden die klaar waren, zijn bewaard. Met --resume gaat het daar verder.", "Time is up after {draws} draws; the rounds that were done are kept. With --resume it goes on from there.";
        NothingDone: "Gestopt voordat de eerste ronde toekomsten klaar was: er zijn geen resultaten.", "Stopped before the first round of draws was done: there are no results.";
        FinishedAlready: "Al klaar:", "Finished already:";
        PartsMissing: "Er ontbreken delen van de opdracht:\n  {parts}", "Parts of the job are missing:\n  {parts}";
        DrawsNeeded: "Voor de gevraagde nauwkeurigheid zijn ongeveer {draws} toekomsten nodig.", "The precision asked for needs about {draws} draws.";
        PreciseEnough: "De gevraagde nauwkeurigheid is gehaald.", "The precision asked for is reached.";
        DidYouMean: "Bedoelde u `{name}`?", "Did you mean `{name}`?";
        AllKeys: "`schakel explain` noemt alle sleutels.", "`schakel explain` lists all keys.";
        BatchIn: "Batch van {jobs} opdracht(en) in {tasks} taken: {folder}", "Batch of {jobs} job(s) in {tasks} task(s): {folder}";
        NoRegions: "Deze resultaten bevatten geen regio's: reken ze door met --series all.", "These results hold no regions: run them with --series all.";
        UnknownRegion: "Er is geen regio `{code}`. Bedoelde u {meant}?", "There is no region `{code}`. Did you mean {meant}?";
        SubmitWith: "Dien in met: {command}", "Submit with: {command}";
    }
}
