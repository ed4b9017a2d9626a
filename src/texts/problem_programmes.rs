//! Problems with programmes of social work and their types of approach: in a scenario, and in the tables of a data set.

super::texts! {
    /// Which rule a programme breaks, and the way out.
    ProgrammeProblem {
        // In a scenario.
        NoTypes: "De gegevens `{data}` kennen geen soorten aanpak. Een plan op die gegevens kan dus geen programma’s noemen.", "The data set `{data}` has no types of approach, so a plan on it can't name programmes.";
        NoTypesHelp: "voeg approach_types.csv toe aan de gegevens, of laat [[plan.programmes]] weg", "add approach_types.csv to it, or leave out [[plan.programmes]]";
        Twice: "Het programma `{id}` staat twee keer in het plan; geef één aandeel.", "The programme `{id}` is in the plan twice; give one share.";
        Sum: "De programma’s verdelen het extra personeel: samen hooguit 1, niet {sum}.", "The programmes share the extra staff: together at most 1, not {sum}.";
        SumHelp: "wat zij overlaten, doet gewoon sociaal werk", "what they leave of it does ordinary social work";
        NoShare: "Bij [[plan.programmes]] hoort `share`.", "A [[plan.programmes]] needs `share`.";
        NotBoth: "Bij [[plan.programmes]] hoort `programme` of `type`, niet allebei.", "A [[plan.programmes]] has `programme` or `type`, not both.";
        Either: "Bij [[plan.programmes]] hoort `programme`, of `type` en `name`.", "A [[plan.programmes]] needs `programme`, or `type` and `name`.";
        EitherHelp: "`programme = \"…\"` neemt soort en niveaus uit de gegevens; `type = \"…\"` met een `name` is er een van uzelf", "`programme = \"…\"` takes type and levels from the data set; `type = \"…\"` with a `name` is one of your own";
        NameIsKnown: "Een programma uit de gegevens heet zoals het daar heet.", "The name of a programme of the data set is that of the data set.";
        NoName: "Een programma dat met `type` wordt gegeven, heeft een `name` nodig.", "A programme given by its `type` needs a `name`.";
        NameEmpty: "`plan.programmes.name` is leeg: zo heet het programma in de uitkomsten.", "`plan.programmes.name` is empty: it names the programme in the results.";
        IsKnown: "`{name}` is een programma uit de gegevens, die de soort al kennen.", "`{name}` is a programme of the data set, which knows its type.";
        IsKnownHelp: "schrijf `programme = \"{name}\"`, of kies een andere naam", "write `programme = \"{name}\"`, or take another name";
        NoStaff: "Een programma heeft een aandeel van het extra personeel boven 0.", "A programme has a share of the extra staff above 0.";
        NoStaffHelp: "laat het weg uit het plan", "leave it out of the plan";
        Levels: "`levels` noemt een of meer van `light`, `moderate` en `complex`, elk één keer.", "`levels` names one or more of `light`, `moderate` and `complex`, each once.";
        LevelsHelp: "laat het weg als het om alle niveaus gaat", "leave it out for all of them";
        NoPlan: "Programma’s verdelen het extra personeel van een plan, en `plan.size` is 0.", "Programmes share the extra staff of a plan, and `plan.size` is 0.";
        NoPlanHelp: "geef `plan.size`, of laat [[plan.programmes]] weg", "give `plan.size`, or leave out [[plan.programmes]]";

        // Names, in either.
        Ordinary: "De naam `{name}` staat voor het personeel dat bij geen programma hoort; een programma heeft een andere naam nodig", "`{name}` stands for the staff that no programme has; a programme needs another name";
        Sentence: "{rule}.", "{rule}.";
        Letters: "In de naam van een programma staan alleen letters (a-z), cijfers, - en _; `{name}` kan dus niet", "The name of a programme holds letters (a-z), digits, - and _ only; `{name}` does not";

        // In tables.
        TypeTwice: "er is al een soort die {timing} en {form} is", "there is a type that is {timing} and {form} already";
        TypesMissing: "een programma hoort bij een soort aanpak, en er is geen approach_types.csv met soorten", "programmes belong to a type of approach, and there is no approach_types.csv with any";
        LevelTwice: "een niveau van ondersteuning staat er twee keer", "a level of support is named twice";
    }
}
