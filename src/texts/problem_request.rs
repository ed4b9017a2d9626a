//! Problems with a request to `schakel serve` that lie outside the scenario files it holds.

super::texts! {
    /// Which rule a request breaks.
    RequestProblem {
        TooMany: "Er kunnen hoogstens {most} scenario’s naast elkaar, niet {n}.", "At most {most} scenarios go side by side, not {n}.";
        NameTwice: "Twee scenario’s heten `{name}`.", "Two scenarios are called `{name}`.";
        OneEach: "Elk hiervan moet één scenario zijn dat op een ander voortbouwt: begin het met `extends = \"reference\"`.", "Each of these must be one scenario that builds on another: start it with `extends = \"reference\"`.";
        Draws: "Een opdracht heeft 1 tot {most} toekomsten, niet {draws}.", "A run has 1 to {most} draws, not {draws}.";
        Name: "De naam van een scenario heeft 1 tot {most} letters, cijfers, - en _.", "The name of a scenario has 1 to {most} letters, digits, - and _.";
        IsSweep: "Dit is een sweep en staat dus voor veel scenario’s. Geef er één tegelijk.", "This is a sweep: it stands for many scenarios. Give one at a time.";
        IsResolved: "Dit is een uitgewerkt bestand en staat dus voor veel scenario’s. Geef er één tegelijk.", "This is a resolved file: it stands for many scenarios. Give one at a time.";
        NoKey: "`{key}` is niet de naam van een sleutel.", "`{key}` is not the name of a key.";
        CannotHold: "`{key}` kan deze waarde niet bevatten.", "`{key}` cannot hold this value.";
        NoTable: "`{part}` is geen tabel, dus `{key}` kan niet worden ingesteld.", "`{part}` is no table, so `{key}` cannot be set.";
        TooDeep: "Een waarde is hoogstens {most} tabellen diep.", "A value is at most {most} tables deep.";
        Null: "`null` is geen waarde: laat de sleutel weg.", "`null` is no value: leave the key out.";
        TooLarge: "{number} is een te groot getal.", "{number} is too large a number.";
        Problems: "er is iets mis met de scenario’s", "the scenarios have problems";
        Busy: "er wachten te veel anderen; probeer het zo opnieuw", "too many others are waiting; try again soon";
    }
}
