//! Problems with the tables of a data set: their form, and what must hold of single cells. What must hold between them is in
//! [`DataProblem`](super::DataProblem).

super::texts! {
    /// Which rule a table or a cell breaks, and the way out.
    TableProblem {
        // Files.
        NotUtf8: "dit is geen UTF-8-tekst", "this is not UTF-8 text";
        FileMissing: "het bestand {file} ontbreekt", "the file {file} is missing";
        UnknownFile: "{file} is geen bestand van basisgegevens", "{file} is not a file of a data set";
        Toml: "dit is geen geldige TOML; wat er mis is, in het Engels: {detail}", "{detail}";
        TomlOnly: "dit is geen geldige TOML", "this is not valid TOML";

        // The form of a table.
        Bom: "het bestand begint met een byte order mark (BOM)", "the file starts with a byte order mark (BOM)";
        BomHelp: "haal dat weg: bewaar als UTF-8 zonder BOM (in een rekenprogramma: `CSV`, niet `CSV UTF-8`)", "remove it: save as UTF-8 without BOM (in a spreadsheet: `CSV`, not `CSV UTF-8`)";
        Semicolons: "tussen de kolommen staan puntkomma’s, zoals een rekenprogramma in het Nederlands ze bewaart", "the columns are separated by semicolons, as spreadsheets set to Dutch save them";
        SemicolonsCommas: "tussen de kolommen staan puntkomma’s en getallen hebben decimale komma’s, zoals een rekenprogramma in het Nederlands ze bewaart", "the columns are separated by semicolons and numbers have decimal commas, as spreadsheets set to Dutch save them";
        Tabs: "tussen de kolommen staan tabs, zoals een rekenprogramma in het Nederlands ze bewaart", "the columns are separated by tabs, as spreadsheets set to Dutch save them";
        TabsCommas: "tussen de kolommen staan tabs en getallen hebben decimale komma’s, zoals een rekenprogramma in het Nederlands ze bewaart", "the columns are separated by tabs and numbers have decimal commas, as spreadsheets set to Dutch save them";
        SeparatorHelp: "bewaar met komma’s tussen de kolommen en met decimale punten", "save with commas between columns and decimal points";
        Empty: "het bestand is leeg", "the file is empty";
        EmptyHelp: "op de eerste regel horen de namen van de kolommen", "its first line must name the columns";
        QuoteOpen: "dit aanhalingsteken wordt niet gesloten", "this quote is never closed";
        QuoteAfter: "na een sluitend aanhalingsteken moet de cel ophouden", "after a closing quote the cell must end";
        QuoteHelp: "schrijf een aanhalingsteken binnen een cel tussen aanhalingstekens twee keer", "write a quote inside a quoted cell twice";
        ColumnTwice: "de kolom `{column}` staat er twee keer", "the column `{column}` occurs twice";
        UnknownColumn: "onbekende kolom `{column}`", "unknown column `{column}`";
        ColumnMissing: "de kolom `{column}` ontbreekt", "the column `{column}` is missing";
        Cells: "deze rij heeft {cells} cellen, en de rij met namen {width}", "this row has {cells} cells where the header has {width}";
        CellsOthers: "deze rij heeft {cells} cellen, en de rij met namen {width}; nog {n} rijen passen ook niet", "this row has {cells} cells where the header has {width}; {n} more rows don't fit either";
        CellsHelp: "schrijf getallen met een decimale punt, en tekst met een komma tussen dubbele aanhalingstekens", "write numbers with a decimal point, and text that holds a comma between double quotes";
        NoRows: "er is geen rij onder de namen van de kolommen", "there is no row below the names of the columns";
        Repeated: "{rule}; dat geldt nog {n} keer in dit bestand", "{rule}; so it is {n} more times in this file";
        More: "nog {n} problemen in dit bestand, vanaf hier", "{n} more problems in this file, from here on";

        // Cells.
        EmptyCell: "de cel van `{column}` is leeg", "the cell of `{column}` is empty";
        NotFinite: "`{text}` in `{column}` is geen eindig getal", "`{text}` in `{column}` is not a finite number";
        NoNumber: "`{text}` in `{column}` is geen getal", "`{text}` in `{column}` is not a number";
        DecimalComma: "`{text}` in `{column}` heeft een decimale komma", "`{text}` in `{column}` has a decimal comma";
        Write: "schrijf `{text}`", "write `{text}`";
        Between: "`{text}` in `{column}` moet tussen {low} en {high} liggen", "`{text}` in `{column}` must be between {low} and {high}";
        AtLeast: "`{text}` in `{column}` moet {low} of meer zijn", "`{text}` in `{column}` must be {low} or more";
        Positive: "`{text}` in `{column}` moet boven 0 liggen", "`{text}` in `{column}` must be above 0";
        Whole: "`{text}` in `{column}` moet een geheel getal zijn", "`{text}` in `{column}` must be a whole number";
        Flag: "`{text}` in `{column}` moet true of false zijn", "`{text}` in `{column}` must be true or false";
        Word: "`{text}` in `{column}` moet een van deze zijn: {words}", "`{text}` in `{column}` must be one of: {words}";
        NotOfSet: "`{id}` in `{column}` is geen {what} van deze gegevens", "`{id}` in `{column}` is not a {what} of this data set";

        // Names and rows.
        BadName: "`{id}` kan geen naam zijn van een {what}: in namen staat geen `:` of `;`, en een `+` hooguit aan het eind", "`{id}` cannot name a {what}: names hold no `:` or `;`, and `+` at most at the end";
        NameTwice: "{what} `{id}` staat er twee keer", "the {what} `{id}` occurs twice";
        NoSource: "`{key}` is geen sleutel in sources.csv", "`{key}` is not a key in sources.csv";
        RowTwice: "er is al een rij voor {name}", "a row for {name} is there already";
        RowTwiceOn: "er is al een rij voor {name}, op regel {line}", "a row for {name} is there already, on line {line}";
        SameRow: "deze rij staat er al", "this row is there already";
        RowMissing: "de rij voor {name} ontbreekt", "the row for {name} is missing";
        RowsMissing: "er ontbreken {n} rijen, de eerste is die voor {name}", "{n} rows are missing, the first one for {name}";
        Sum: "de aandelen van {name} tellen op tot {sum}, niet tot 1", "the shares of {name} add up to {sum}, not to 1";
        Concentration: "bij {name} hoort één concentratie", "{name} must have one concentration";
        BranchConcentration: "bij een branche hoort één concentratie", "a branch must have one concentration";

        // Distributions of parameters.
        NotBetween: "`{text}` ligt niet tussen zijn laag en hoog", "`{text}` does not lie between its low and high";
        ValuesBetween: "de waarden moeten tussen {least} en {most} liggen", "the values must be between {least} and {most}";
        BetaArguments: "bij een bèta horen hier de argumenten: `alpha=1;beta=3`", "a beta needs its arguments here: `alpha=1;beta=3`";
        Weights: "schrijf waarden en gewichten als `0=0.3;1=0.5;2=0.2`", "values and weights are written as `0=0.3;1=0.5;2=0.2`";
        NoParameter: "`{name}` in `{column}` is geen parameter van het model", "`{name}` in `{column}` is not a parameter of the model";
        NoKey: "`{key}` in `{column}` is geen sleutel van {name}", "`{key}` in `{column}` is not a key of {name}";
    }
}
