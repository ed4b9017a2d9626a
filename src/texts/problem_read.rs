//! Problems with result folders and kept tables that are read again.

super::texts! {
    /// Why earlier results cannot be read.
    ReadProblem {
        // A folder or file as a whole.
        Named: "{path}: {why}", "{path}: {why}";
        NoFolder: "deze map is er niet", "there is no such folder";
        NotComplete: "hier staan geen volledige resultaten: er is geen provenance.json", "holds no complete results: there is no provenance.json";
        NotOurs: "provenance.json is niet van dit programma", "its provenance.json is not ours";
        Later: "de vorm is versie {version}, en dit programma kent tot en met {known}; gebruik Schakel {program} of later", "its format is version {version}, and this program knows up to {known}; use Schakel {program} or later";
        Damaged: "{file} is niet te lezen. Wat er mis is, in het Engels: {why}", "{file} cannot be read: {why}";
        NoContext: "er is geen context.json: alleen een hele of samengevoegde opdracht is te lezen, niet een deel", "holds no context.json: only a whole run or a merge can be read, not a shard";

        // Its tables.
        LacksColumn: "De tabel mist de kolom {columns}.", "The table lacks the column {columns}.";
        RowUnread: "Deze rij is niet te lezen. Wat er mis is, in het Engels: {why}.", "This row cannot be read: {why}.";
        RowCells: "De rij heeft {cells} cellen, de tabel {columns} kolommen.", "The row has {cells} cells, the table {columns} columns.";
        NoNumber: "`{text}` is geen getal.", "`{text}` is not a number.";
        NoScenarioYear: "Er is geen scenario `{name}` of geen jaar `{year}`.", "There is no scenario `{name}` or year `{year}`.";
    }
}
