//! Problems with parts of a job: going on with what was begun, and merging.

super::texts! {
    /// Why a run cannot be gone on with, why parts cannot be merged, and in what they differ.
    PartProblem {
        // Going on.
        FolderUnread: "in {path} kan niet worden doorgegaan. De melding van het systeem, in het Engels: {why}", "cannot go on in {path}: {why}";
        NoRun: "in {path} staat geen opdracht die kan doorgaan: er staat ook {foreign}", "{path} is no folder of a run that could be gone on with: it holds {foreign}";
        NotGoneOn: "met {path} kan niet worden doorgegaan: {why}", "{path} cannot be gone on with: {why}";
        OtherJob: "het is een andere opdracht; dit is anders: {differences}", "it is another job; it differs in {differences}";
        OtherShard: "het is deel {found}, niet {asked}", "it is shard {found}, not {asked}";
        OtherRounds: "delen van {found} toekomsten hebben andere rondes dan delen van {asked} toekomsten", "shards of {found} draws have other rounds than those of {asked}";
        NothingKept: "de opdracht was klaar en had geen --resume, dus er is niets bewaard om mee door te gaan", "it was finished without --resume, so nothing to go on from was kept";
        MoreAlready: "er zijn al meer toekomsten dan de {draws} die u vraagt", "it has more draws already than the {draws} asked for";
        FileDamaged: "{path} is beschadigd", "{path} is damaged";

        // Files of parts.
        NotUsed: "{path} is niet te gebruiken: {why}", "{path} cannot be used: {why}";
        Damaged: "het bestand is beschadigd", "it is damaged";
        NoRounds: "er staan geen rondes van een opdracht in", "it holds no rounds of a job";
        OtherForm: "de vorm is {found}, en deze versie van het programma leest vorm {known}", "it has form {found}, and this version of the program reads form {known}";

        // Merging.
        NoParts: "er zijn geen delen om samen te voegen", "there are no parts to merge";
        NoPartIn: "geen deel van een opdracht in {folders}", "no part of a job in {folders}";
        OtherSeries: "in de delen staan andere reeksen dan deze versie van het programma maakt", "the parts hold other series than this version of the program makes";
        NoDraws: "in de delen staan geen toekomsten", "the parts hold no draws";
        NotHere: "de delen kunnen hier niet worden samengevoegd. Dit is anders dan wat hier staat: {differences}", "the parts cannot be merged here: they differ from what is here in {differences}";
        UnknownDesign: "het steekproefontwerp van de delen is hier niet bekend: `{name}`", "the parts have a design that is not known here: `{name}`";
        Foreign: "{name} is een deel van een andere opdracht; dit is anders: {differences}", "{name} is part of another job: it differs in {differences}";
        Twice: "deel {shard} is er twee keer: {first} en {second}", "shard {shard} is there twice: {first} and {second}";
        ShardMissing: "deel {shard} (ronde {from} tot {to})", "shard {shard} (rounds {from} to {to})";
        RoundsMissing: "ronde {from} tot {to} van deel {shard}, waar {name} niet aan toe kwam", "rounds {from} to {to} of shard {shard}, which {name} did not get to";

        // In what jobs differ.
        Difference: "{what} ({a}, niet {b})", "{what} ({a}, not {b})";
        Version: "versie van het programma", "version of the program";
        Seed: "startgetal", "seed";
        Design: "steekproefontwerp", "design";
        Kept: "bewaarde reeksen", "kept series";
        DataSet: "basisgegevens", "data set";
        Draws: "aantal toekomsten", "draws";
        Shards: "aantal delen", "number of shards";
        Figures: "cijfers van de basisgegevens `{name}`", "figures of data set `{name}`";
        ScenariosFirst: "scenario’s (als eerste bij `{a}`, niet `{b}`)", "scenarios (first at `{a}`, not `{b}`)";
        ScenariosNumber: "scenario’s (een ander aantal)", "scenarios (another number of them)";

        // What statistics cannot count.
        TooLarge: "een waarde van {value} is te groot: statistieken gaan tot {limit}", "a value of {value} is too large for statistics kept below {limit}";
        TooMany: "dit zijn te veel toekomsten om te tellen", "too many draws for the statistics to count";
        NoRange: "er kwamen waarden binnen voordat het bereik van de eerste ronde bekend was", "values came before the range of the first round was known";
        LateRange: "het bereik van een reeks kwam pas na de eerste waarden", "the range of a series was set after its first values";
        UnevenRound: "een ronde van {found} toekomsten na rondes van {expected}", "a round of {found} draws after rounds of {expected}";
        Unlike: "twee reeksen met een andere stap, een ander bereik of andere rondes kunnen niet worden samengevoegd", "two series of different quantum, range or round length cannot be merged";
        StatisticsDamaged: "de bewaarde statistieken zijn beschadigd", "stored statistics are damaged";
    }
}
