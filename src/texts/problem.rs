//! Problems with input files: the words around them, and those that any file can have.

super::texts! {
    /// What is around a problem, and problems of any file. Places hold text of the file as it stands there.
    ProblemText {
        // Around problems.
        Error: "fout", "error";
        Help: "tip", "help";
        One: "1 probleem gevonden", "1 problem found";
        Several: "{n} problemen gevonden", "{n} problems found";
        At: "{place}: {rule}", "{place}: {rule}";
        AtWithHelp: "{place}: {rule}\n  tip: {help}", "{place}: {rule}\n  help: {help}";
        NextError: "\nfout: ", "\nerror: ";
        Number: "aantal gevonden problemen: {n}", "{n} problem(s) found";
        CannotRead: "{path} kan niet worden gelezen. De melding van het systeem, in het Engels: {why}", "cannot read {path}: {why}";
        CannotWrite: "{path} kan niet worden geschreven. De melding van het systeem, in het Engels: {why}", "cannot write {path}: {why}";

        // The way out.
        DidYouMean: "bedoelde u `{name}`?", "did you mean `{name}`?";
        ChooseFrom: "kies uit: {names}", "choose from: {names}";
        ItsPlace: "de juiste plaats is `{path}`", "its place is `{path}`";
        WithoutQuotes: "schrijf het zonder aanhalingstekens en met een decimale punt", "write it without quotes, with a decimal point";
        PercentMeant: "als u {value} procent bedoelt, schrijf dan {share}", "if {value} percent is meant, write {share}";
        ForInstance: "bijvoorbeeld `{example}`", "for instance `{example}`";
        SaveAsUtf8: "bewaar het als UTF-8", "save it as UTF-8";
        SaveWithUtf8: "bewaar het bestand met de codering UTF-8", "save the file with the encoding UTF-8";

        // Names and values.
        NoSuch: "Er is geen {what} met de naam `{name}`.", "There is no {what} called `{name}`.";
        UnknownKey: "De sleutel `{key}` betekent niets {place}.", "`{key}` is not a key that means something {place}.";
        WrongKind: "Bij `{what}` hoort {wanted}; hier staat {kind}.", "`{what}` must be {wanted}, not {kind}.";
        NotFinite: "`{what}` moet een eindig getal zijn: niet `nan` en niet `inf`.", "`{what}` must be a finite number: not `nan`, not `inf`.";
        Thousands: "`{read}` betekent {value}: de punt is hier een decimale punt en scheidt geen duizendtallen.", "`{read}` reads as {value}: the point is a decimal point here, not a separator of thousands.";
        ThousandsHelp: "schrijf {whole}{rest} of {whole}_{rest} (of `{value}`, als u dat bedoelt)", "write {whole}{rest} or {whole}_{rest} (or `{value}` if that is meant)";
        Share: "`{what}` is een aandeel: het moet tussen 0 en 1 liggen, en is nu {value}.", "`{what}` is a share: it must lie between 0 and 1, not {value}.";

        // Text that can't be read.
        NotUtf8: "Het bestand is geen UTF-8-tekst.", "The file is not UTF-8 text.";
        TomlComma: "Dit is geen geldige TOML: er staat een komma in een getal.", "This is not valid TOML: a comma inside a number.";
        TomlCommaHelp: "schrijf een decimale punt, geen komma: `{write}` in plaats van `{read}`", "write a decimal point, not a comma: `{write}` instead of `{read}`";
        Toml: "Dit is geen geldige TOML. Wat er mis is, in het Engels: {detail}.", "This is not valid TOML: {detail}.";
        TomlMore: "nog {n} regels zijn geen geldige TOML: is dit wel een scenariobestand?", "{n} more lines are not valid TOML: is this a scenario file?";
    }
}
