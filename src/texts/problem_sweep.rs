//! Problems with `[sweep]`, which stands for many scenarios.

super::texts! {
    /// Which rule a sweep breaks, and the way out.
    SweepProblem {
        Empty: "De sweep heeft geen as. Een sweep noemt sleutels, elk met waarden.", "The sweep has no axis: it names keys, each with its values.";
        EmptyHelp: "bijvoorbeeld `\"plan.size\" = [2500, 5000, 10000]`", "for instance `\"plan.size\" = [2500, 5000, 10000]`";
        TooMany: "Een sweep heeft hoogstens {most} scenario’s; deze heeft er {counts}.", "A sweep holds at most {most} scenarios; this one holds {counts}.";
        TooManyHelp: "neem minder waarden, of verdeel ze over een paar sweeps", "take fewer values, or spread them over several sweeps";
        Table: "`{name}` bevat meer dan één sleutel: noem de sleutel die varieert.", "`{name}` holds several keys: name the one that is swept.";
        TableHelp: "bijvoorbeeld `{example}`; sleutels die samen variëren staan in [sweep.together]", "for instance `{example}`; keys that move together stand in [sweep.together]";
        Whole: "`{name}` is een deel van `{whole}`, en dat varieert alleen als geheel.", "`{name}` is part of `{whole}`, which is swept as a whole.";
        WholeHelp: "laat `{whole}` variëren, en geef er hele waarden van", "sweep `{whole}`, and give whole values of it";
        Same: "`{name}` kan niet variëren: het is in alle scenario’s van een sweep hetzelfde.", "`{name}` is not swept: it is the same for all scenarios of a sweep.";
        SameHelp: "dit kan variëren: {keys}", "what can be swept: {keys}";
        Unknown: "`{name}` is geen sleutel die kan variëren.", "`{name}` is not a key that can be swept.";
        AxisTwice: "De sweep heeft twee assen met de naam `{name}`.", "The sweep has two axes called `{name}`.";
        KeyTwice: "`{key}` varieert langs twee assen, `{first}` en `{second}`.", "`{key}` is swept by two axes, `{first}` and `{second}`.";
        NameTaken: "`{name}` heeft al een andere betekenis: sleutels die samen variëren hebben een eigen naam nodig.", "`{name}` means something else already: keys that move together need a name of their own.";
        NameLetters: "De naam van sleutels die samen variëren heeft alleen letters (a-z), cijfers, - en _; `{name}` niet.", "The name of keys that move together holds letters (a-z), digits, - and _ only; `{name}` does not.";
        ValueTwice: "De waarde `{value}` van `{name}` staat hier twee keer.", "The value `{value}` of `{name}` stands here twice.";
        NoValue: "De as `{name}` heeft geen waarde.", "The axis `{name}` has no value.";
        OneValue: "De as `{name}` heeft benoemde waarden, maar met `{label}` begint één losse waarde.", "The axis `{name}` has named values, and `{label}` begins a single value.";
        OneValueHelp: "zet die in een lijst, tussen [ en ], of geef haar een naam", "put it in a list, between [ and ], or give it a name";
        NoLabel: "Een waarde van `{name}` heeft geen naam die te tonen is.", "A value of `{name}` has no name that can be shown.";
        NoLabelHelp: "geef de waarden een naam: `{ NAAM = WAARDE, … }`", "name the values: `{ NAME = VALUE, … }`";
        GridNeeds: "Bij het raster van `{name}` hoort `{key}`.", "The grid of `{name}` needs `{key}`.";
        GridHelp: "bijvoorbeeld `{ from = 0, to = 0.2, steps = 5 }`", "for instance `{ from = 0, to = 0.2, steps = 5 }`";
        Steps: "`steps` van `{name}` is een geheel getal van 2 tot {most}: het aantal waarden.", "`steps` of `{name}` is a whole number from 2 to {most}: how many values there are.";
    }
}
