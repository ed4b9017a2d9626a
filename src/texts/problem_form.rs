//! Problems with the cells of a workbook that becomes a scenario.

super::texts! {
    /// What is wrong with a cell, and the way out.
    FormProblem {
        // The workbook and its sheets.
        NoWorkbook: "{path} is geen werkboek dat te lezen is. Wat er mis is, in het Engels: {why}", "{path} is no workbook that can be read: {why}";
        SheetUnread: "Het blad kan niet worden gelezen. Wat er mis is, in het Engels: {why}.", "The sheet cannot be read: {why}.";
        NoHeads: "Het blad heeft geen rij met koppen: een rij die begint met `{first}`.", "The sheet has no row of heads: one that begins with `{first}`.";
        NoSheet: "Het werkboek heeft geen blad `{nl}` of `{en}`.", "The workbook has no sheet `{nl}` or `{en}`.";
        RenameSheet: "geef het blad `{near}` deze naam", "rename the sheet `{near}`";
        KeepSheets: "houd de bladen van het lege werkboek, ook als er niets op is ingevuld", "keep the sheets of the empty workbook, also those without anything filled in";
        HeadTwice: "De kop `{head}` staat er twee keer.", "The head `{head}` stands twice.";
        YearTwice: "Het jaar {year} staat er twee keer.", "The year {year} stands twice.";
        UnknownHead: "Er is geen kolom met de naam `{head}` op dit blad.", "There is no column called `{head}` on this sheet.";
        OwnColumn: "laat de kop leeg voor een eigen kolom", "leave the head empty for a column of your own";
        NoColumn: "Het blad heeft geen kolom `{head}`.", "The sheet has no column `{head}`.";
        UnknownRow: "Er is geen rij met de naam `{row}` op dit blad.", "There is no row called `{row}` on this sheet.";

        // Cells.
        Formula: "De cel bevat een formule zonder waarde: open en bewaar het bestand in een rekenprogramma.", "The cell holds a formula without a value: open and save the file in a spreadsheet program.";
        Infinite: "De cel bevat geen eindig getal.", "The cell holds no finite number.";
        TruthValue: "De cel bevat WAAR of ONWAAR, geen getal of woorden.", "The cell holds a truth value, not a number or words.";
        Date: "De cel bevat een datum: zo is opgevat wat er is getypt.", "The cell holds a date; what was typed was taken for one.";
        CellError: "De cel bevat een fout van het rekenprogramma.", "The cell holds an error of the spreadsheet program.";
        Neither: "De cel bevat geen getal en geen woorden.", "The cell holds neither a number nor words.";
        Either: "`{text}` is tekst, en het teken erin kan duizendtallen of decimalen scheiden.", "`{text}` is text, and its mark could be of thousands or of decimals.";
        EitherHelp: "typ het als een getal, zonder teken voor duizendtallen", "type it as a number, without a mark for thousands";
        NoNumber: "`{text}` is geen getal.", "`{text}` is not a number.";
        Needs: "In deze rij ontbreekt hier een {what}.", "The row needs a {what} here.";

        // Rows.
        EveryAndYear: "De rij heeft een getal voor alle jaren en ook een voor {year}.", "The row has a number for every year and one for {year}.";
        KeepOne: "houd een van beide", "keep one of both";
        NoNumberGiven: "De rij noemt geen getal, voor alle jaren of voor sommige.", "The row says no number, for every year or for some.";
        NoShareGiven: "De rij noemt geen aandeel, voor alle jaren of voor sommige.", "The row says no share, for every year or for some.";
        LeverTwice: "Deze maatregel staat er twee keer voor `{target}`, de eerste keer in rij {row}.", "This lever stands twice for `{target}`, first in row {row}.";
        Twice: "`{name}` staat er twee keer.", "`{name}` stands twice.";
        RegionTwice: "De regio `{region}` staat er twee keer.", "The region `{region}` stands twice.";
        BothDistributions: "De rij heeft een verdeling, en daarnaast laag, waarschijnlijk of hoog.", "The row has a distribution, and low, likely or high besides.";
        Figures: "De rij heeft `waarschijnlijk` alleen nodig, of laag en hoog, of alle drie.", "The row needs `likely` alone, low and high, or all three.";
        NoDistribution: "Dit is niet te lezen als een verdeling van een scenariobestand.", "This cannot be read as a distribution of a scenario file.";
        DistributionHelp: "bijvoorbeeld { pert = { min = 0, mode = 1, max = 3 } }", "for instance { pert = { min = 0, mode = 1, max = 3 } }";
        TwoValues: "Een correlatie is tussen twee waarden van het model.", "A correlation is between two values of the model.";
        NeedsRank: "In deze rij ontbreekt hier een rangcorrelatie.", "The row needs a rank correlation here.";

        // The scenario.
        NeedsName: "Het scenario heeft een naam voor zijn bestand nodig.", "The scenario needs a name for its file.";
        NameTaken: "De naam `{name}` is die van het scenario waarop alle andere voortbouwen.", "The name `{name}` is that of the scenario that all others extend.";
        SharesUnused: "Er zijn aandelen van regio’s ingevuld, maar volgens het blad Scenario tellen ze niet mee.", "Shares of regions are given, and the sheet Scenario does not say that they count.";
        SharesUnusedHelp: "kies daar `{choice}`", "choose `{choice}` there";
        SharesAgainst: "Er zijn aandelen van regio’s ingevuld, en in {cell} staat iets anders.", "Shares of regions are given, and {cell} says otherwise.";
        SharesAgainstHelp: "maak de aandelen leeg, of kies een andere verdeling", "clear the shares, or choose another split";
    }
}
