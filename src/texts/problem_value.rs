//! Problems with values of parameters in scenario files: distributions, experts, pools of evidence, cases, correlations.

super::texts! {
    /// Which rule the value of a parameter breaks, and the way out.
    ValueProblem {
        // Distributions.
        One: "Bij `{what}` hoort één getal of één verdeling.", "`{what}` must be one number or one distribution.";
        OneHelp: "bijvoorbeeld `{ pert = { min = 0, mode = 1, max = 3 } }`", "for instance `{ pert = { min = 0, mode = 1, max = 3 } }`";
        Needs: "Bij `{name}` hoort {arguments}.", "`{name}` needs {arguments}.";
        Or: " – of ", " – or ";
        Refused: "`{what}`: {why}", "`{what}`: {why}";
        NotHere: "`{name}` wordt hier niet ingesteld.", "`{name}` is not set here.";
        UseEvidence: "gebruik de sleutel `evidence` van het scenario", "use the key `evidence` of the scenario";
        UseKey: "gebruik de sleutel `{key}` van het scenario", "use the key `{key}` of the scenario";
        Negative: "`{name}` ({unit}) kan niet onder 0 liggen; dit gaat tot {low}.", "`{name}` ({unit}) can't be negative; this can be as low as {low}.";
        NegativeHelp: "een normale verdeling heeft geen ondergrens: gebruik pert, lognormal of truncated_normal", "a normal distribution has no lower end: use pert, lognormal or truncated_normal";
        ShareAbove: "`{name}` is een aandeel ({unit}) en kan niet boven 1 liggen; dit gaat tot {high}.", "`{name}` is a share ({unit}) and can't be above 1; this can be as high as {high}.";
        Outside: "`{name}` ({unit}) ligt tussen {least} en {most}; dit loopt van {low} tot {high}.", "`{name}` ({unit}) lies between {least} and {most}; this reaches from {low} to {high}.";
        Whole: "`{name}` telt hele eenheden ({unit}) van {low} tot {high}.", "`{name}` counts whole {unit} from {low} to {high}.";
        WholeHelp: "geef er een van, of `discrete` met gewichten", "give one of these, or `discrete` with weights";
        GroupTogether: "De aandelen van `{group}` zijn delen van één geheel: stel ze allemaal in, of geen.", "The shares of `{group}` are parts of one whole and are set together, or not at all.";
        GroupTogetherHelp: "geef ook {names}", "also give {names}";
        GroupZero: "De aandelen van `{group}` zijn allemaal 0, maar het zijn delen van één geheel.", "The shares of `{group}` are all 0: they are parts of one whole.";

        // Experts.
        ExpertName: "De naam van een deskundige heeft alleen letters (a-z), cijfers, - en _, en is niet `{pooled}`; `{name}` kan dus niet.", "The name of an expert holds letters (a-z), digits, - and _ only, and is not `{pooled}`; `{name}` will not do.";
        ExpertRemark: "`{key}` staat naast de pool, niet bij een van de deskundigen.", "`{key}` stands beside the pool, not with one of its experts.";
        NoExpert: "Geen pool van dit scenario bevat een deskundige met de naam `{name}`.", "No pool of this scenario holds an expert called `{name}`.";

        // Pools of evidence.
        NoWidth: "`{weight}` ligt niet boven 0. Daarom heeft de bevinding {finding} van de pool `{pool}` geen breedte.", "`{weight}` is not above 0, so the finding {finding} of the pool `{pool}` has no width.";
        DividedByZero: "De pool `{pool}` wordt gedeeld door `{by}`, en dat is hier 0.", "The pool `{pool}` is divided by `{by}`, which is 0 here.";
        NothingToShareBy: "De branches van de pool `{pool}` hebben geen middenwaarden om naar te verdelen.", "The branches of the pool `{pool}` have no central values to share by.";
        ComparisonOnly: "De pool `{pool}` is alleen om naast te leggen: het is geen schatting van `{name}`.", "The pool `{pool}` is for comparison only: it is no estimate of `{name}`.";
        NoFinding: "Er is geen bevinding in de pool `{pool}`.", "There is no finding in the pool `{pool}`.";
        NoDistribution: "De pool `{pool}` geeft `{name}` geen verdeling. {why}", "The pool `{pool}` gives `{name}` no distribution. {why}";
        PoolSaysNothing: "De pool `{pool}` zegt niets over `{name}`.", "The pool `{pool}` says nothing of `{name}`.";
        NoPool: "Er is geen pool van bewijs met de naam `{pool}`.", "There is no pool of evidence called `{pool}`.";
        NoPoolBears: "geen pool zegt iets over `{name}`; `schakel evidence` noemt de pools en waar ze over gaan", "no pool bears on `{name}`; `schakel evidence` lists the pools and what they inform";
        PoolsThatBear: "over `{name}` gaat: {pools}", "on `{name}` bears: {pools}";
        EvidenceAndMore: "`{name}` heeft `evidence` en `{key}`, maar krijgt zijn verdeling al uit de pool.", "`{name}` has `evidence` and `{key}`: it takes its distribution from the pool.";
        CasesAndMore: "`{name}` heeft `cases` en `{key}`, maar krijgt zijn verdeling al uit de cases.", "`{name}` has `cases` and `{key}`: it takes its distribution from the cases.";
        OneOfTwo: "geef een van de twee", "give one of the two";
        CasesWithout: "`{name}` noemt cases, maar geeft geen verdeling.", "`{name}` names cases and gives no distribution.";

        // Outcomes of cases.
        OutcomeUnread: "De uitkomst van cases `{path}` kan niet worden gelezen. De melding van het systeem, in het Engels: {why}.", "The outcome of cases `{path}` cannot be read: {why}.";
        OutcomeHelp: "`schakel cases CASES.csv --outcome FILE.csv` maakt er een", "`schakel cases CASES.csv --outcome FILE.csv` makes one";
        OutcomeWrong: "{path}: {why}", "{path}: {why}";
        OutcomeNoTable: "het is geen tabel. Wat er mis is, in het Engels: {why}", "it is no table: {why}";
        OutcomeColumns: "een uitkomst heeft de kolommen {columns}", "an outcome has the columns {columns}";
        OutcomeLine: "regel {line} is niet te lezen. Wat er mis is, in het Engels: {why}", "line {line}: {why}";
        OutcomeNumber: "regel {line}: `{cell}` in `value` is geen eindig getal", "line {line}: `{cell}` in `value` is not a finite number";
        OutcomeYear: "regel {line}: de bedragen zijn in euro’s van {cell}, de gegevens in euro’s van {year}", "line {line}: it is in euros of {cell}, the data set in euros of {year}";
        OutcomeOther: "het zegt niets over `{name}`, maar over {others}", "it says nothing of `{name}`, but of {others}";
        OutcomeNothing: "niets", "nothing";

        // Correlations.
        PairTwice: "`{a}` en `{b}` hebben twee correlaties; geef één rangcorrelatie.", "`{a}` and `{b}` are correlated twice; give one rank correlation.";
        PairNeeds: "Bij [[correlations]] hoort `{key}`.", "A [[correlations]] needs `{key}`.";
        PairLength: "Bij `correlations.between` hoort een lijst van twee namen van parameters; deze lijst heeft er {n}.", "`correlations.between` must be a list of two parameter names, not of {n}.";
        PairSame: "`{name}` staat hier twee keer: een correlatie is tussen twee parameters.", "`{name}` stands here twice: a correlation is between two parameters.";
        PairNoise: "Tussen `{noise}` en `{parameter}` kan geen correlatie bestaan: het ene wordt elk jaar opnieuw getrokken, het andere één keer per toekomst.", "`{noise}` and `{parameter}` can't be correlated: one is drawn anew every year, the other once for a whole draw.";
        PairNoiseHelp: "jaarlijkse ruis hangt samen met andere jaarlijkse ruis: z:BRANCH, xi of lambda_noise", "a yearly noise goes together with another: z:BRANCH, xi or lambda_noise";
        PairEvidence: "`{name}` kan geen correlatie hebben: wiens bewijs geldt, zegt niets over de wereld.", "`{name}` can't be correlated: whose evidence holds says nothing about the world.";
        PairShare: "`{name}` kan geen correlatie hebben: het is een deel van het geheel `{group}`, en wat het ene deel wint verliezen de andere.", "`{name}` can't be correlated: it is a share of the whole `{group}`, and what one share gains the others lose.";
        PairYearly: "`{name}` kan geen correlatie hebben: het wordt elk jaar opnieuw getrokken.", "`{name}` can't be correlated: it is drawn anew every year.";
        PairYearlyHelp: "schrijf `{noise}`, de jaarlijkse ruis erachter", "write `{noise}`, the yearly noise behind it";
        Rank: "`correlations.rank` is een rangcorrelatie: die moet boven -1 en onder 1 liggen; hier staat {rank}.", "`correlations.rank` is a rank correlation: it must lie above -1 and below 1; it is {rank}.";
        PairFixed: "`{name}` kan geen correlatie hebben: het is {value} in alle toekomsten van dit scenario.", "`{name}` can't be correlated: it is {value} in all draws of this scenario.";
        PairFixedNoise: "`{name}` kan geen correlatie hebben: `{through}` is {value} in alle toekomsten van dit scenario.", "`{name}` can't be correlated: `{through}` is {value} in all draws of this scenario.";
        PairFixedHelp: "geef er een verdeling aan in [parameters]", "give it a distribution in [parameters]";
        PairLateral: "`{name}` kan hier geen correlatie hebben: de instroom van buiten is die van de referentie.", "`{name}` can't be correlated here: lateral inflow is that of the reference.";
        PairLateralHelp: "geef de correlatie in het scenario waarop alle andere voortbouwen", "correlate it in the scenario that all others extend";
        NotDefinite: "De correlatiematrix is niet positief definiet: {rank} tussen `{a}` en `{b}` gaat niet samen met hun andere correlaties.", "The correlation matrix is not positive definite: {rank} between `{a}` and `{b}` does not go together with their other correlations.";
        NotDefiniteHelp: "geef een ander getal, of meer paren: wat ontbreekt heeft de correlatie van de gegevens, en anders 0", "give another number, or more pairs: those left out have the correlation of the data set, else 0";
    }
}
