//! Which arguments a distribution can't have. Names of arguments stay as files have them.

super::texts! {
    /// The rule that arguments of a distribution break.
    DistProblem {
        NotFinite: "{a} moet een getal zijn tussen -1e100 en 1e100.", "{a} must be a number between -1e100 and 1e100.";
        NotPositive: "{a} moet boven 0 liggen.", "{a} must be above 0.";
        NotBelow: "{a} moet kleiner zijn dan {b}.", "{a} must be less than {b}.";
        Above: "{a} mag niet groter zijn dan {b}.", "{a} must not be above {b}.";
        Shape: "{a} moet tussen 0.001 en 1 000 000 liggen.", "{a} must lie between 0.001 and 1,000,000.";
        Degrees: "df, het aantal vrijheidsgraden, moet tussen 1 en 1 000 000 liggen.", "df, the degrees of freedom, must lie between 1 and 1,000,000.";
        NotMidway: "p50 van een normale verdeling moet midden tussen p5 en p95 liggen; gebruik split_normal als de spreiding aan beide kanten verschilt.", "p50 of a normal must lie midway between p5 and p95; where the spread differs on either side, use split_normal.";
        RangeTooFar: "De afstand van het gemiddelde tot het gebied van min tot max mag hooguit 8 standaardafwijkingen (sd) zijn.", "The range from min to max must reach within 8 standard deviations (sd) of the mean.";
        RangeTooNarrow: "sd mag hooguit 1000 keer het verschil tussen max en min zijn; op zo’n smal gebied is de verdeling uniform.", "sd must be at most 1,000 times max minus min; over a range so narrow the distribution is uniform.";
        TooLittleInside: "Ten minste een miljoenste van de verdeling moet tussen min en max liggen.", "At least a millionth of the distribution must lie between min and max.";
        TooSkewed: "p50 ligt te dicht bij p10 of p90: door zulke kwantielen gaat geen metalog; gebruik split_normal.", "p50 lies too close to p10 or p90: no metalog passes through such quantiles; use split_normal.";
        NoValues: "Bij values hoort ten minste één getal.", "values must hold at least one number.";
        LengthsDiffer: "Er moeten evenveel gewichten als waarden zijn.", "There must be as many weights as values.";
        NotAscending: "De getallen van values moeten oplopen, elk groter dan het vorige.", "values must ascend, each greater than the one before.";
        BadWeight: "De getallen van weights moeten 0 of meer zijn, en ten minste één boven 0.", "weights must be 0 or more, and at least one of them above 0.";
        FewExperts: "Een pool bevat ten minste twee deskundigen.", "A pool holds at least two experts.";
        ExpertWeight: "Het gewicht van een deskundige moet boven 0 liggen.", "The weight of an expert must be above 0.";
        PoolInPool: "Een deskundige geeft één verdeling, geen pool.", "An expert gives a single distribution, not a pool.";
        CertainExpert: "In een logaritmische pool kan geen deskundige zeker zijn van losse waarden waar anderen een spreiding geven; gebruik linear_pool.", "In a logarithmic pool no expert can be certain of single values that others spread; use linear_pool.";
        NoCommonGround: "Een logaritmische pool houdt over wat alle deskundigen mogelijk vinden, en hun gebieden overlappen niet; gebruik linear_pool.", "A logarithmic pool keeps what all experts hold possible, and their ranges do not overlap; use linear_pool.";
    }
}
