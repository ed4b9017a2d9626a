//! Texts of `schakel evidence` and its pictures.

super::texts! {
    /// What the evidence says, in a terminal and beside a picture.
    EvidenceText {
        NoPool: "er is geen pool van bewijs met de naam `{name}`: {help}", "there is no pool of evidence called `{name}`: {help}";
        Title: "Wat de onderzoeken samen zeggen over het gebruik van zorg", "What the studies say together about the use of care";
        Change: "Verandering in zorggebruik; min is minder zorg.", "Change in the use of care; minus is less care.";
        ChangeOf: "{pool}: verandering in zorggebruik; min is minder zorg.", "{pool}: change in the use of care; minus is less care.";
        Pool: "Bewijs", "Pool";
        Study: "Onderzoek", "Study";
        Studies: "aantal", "studies";
        Together: "samen", "together";
        Interval: "95 %-interval", "95% interval";
        Next: "volgend onderzoek, 80 %", "next study, 80%";
        I2: "I²", "I²";
        Found: "gevonden", "found";
        Share: "gewicht", "weight";
        Without: "zonder", "without";
        All: "Samen", "Together";
        NextStudy: "Volgend onderzoek (80 %)", "Next study (80%)";
        WithoutContrary: "Zonder tegenbewijs", "Without contrary evidence";
        Columns: "Interval: van een onderzoek na aftrek voor de soort onderzoek. Gewicht: aandeel in het gemiddelde. Zonder: het gemiddelde als dit onderzoek wegblijft. Zonder tegenbewijs: zonder onderzoeken die geen daling vonden.",
            "Interval: of a study after the discount for its kind. Weight: its part in the mean. Without: the mean if this study is left out. Without contrary evidence: without the studies that found no fall.";
        Overview: "Interval: van het gemiddelde. Volgend onderzoek: waar 8 van de 10 nieuwe onderzoeken het echte effect zouden vinden. I²: welk deel van de verschillen geen toeval is.",
            "Interval: of the mean. Next study: where 8 in 10 new studies would find their true effect. I²: how much of the differences is not chance.";
        More: "`schakel evidence --pool NAAM` toont de onderzoeken van één bewijs.", "`schakel evidence --pool NAME` shows the studies of one pool.";
        Assumed: "Let op: eigen aannames onder de gebruikte cijfers: {n} van {all}, vooral de standaardfouten.", "Note: assumptions of our own among the figures used: {n} of {all}, the standard errors above all.";
        Differ: "Hoe de onderzoeken verschillen: τ² = {tau2} (95 %-interval {interval}), I² = {i2}, Q = {q} (vrijheidsgraden {df}, p {p}).",
            "How the studies differ: τ² = {tau2} (95% interval {interval}), I² = {i2}, Q = {q} (degrees of freedom {df}, p {p}).";
        NoTau: "geen: ze verschillen minder dan hun fouten", "none: they differ less than their errors";
        To: "{low} tot {high}", "{low} to {high}";
        Knapp: "Factor van Hartung en Knapp: {knapp}. Onder 1 maakt hij het interval niet smaller.", "Factor of Hartung and Knapp: {knapp}. Below 1 it does not narrow the interval.";
        Discounts: "Andere aftrek voor de soort onderzoek: zonder {none}, lichte {light}, zware {strong}.", "Another discount for the kind of study: none {none}, light {light}, strong {strong}.";
        OneStudy: "W111 {pool}: één onderzoek. Hoe onderzoeken verschillen is dan niet te zeggen; de marge is alleen die van dat ene onderzoek en dus te smal.",
            "W111 {pool}: one study. How studies differ cannot be told then; the interval is that of the one study only, and so too narrow.";
        TwoStudies: "W112 {pool}: twee onderzoeken. Hoe onderzoeken verschillen is dan nauwelijks te schatten; de marge is zeer ruim.",
            "W112 {pool}: two studies. How studies differ can hardly be estimated then; the interval is very wide.";
        CutOff: "W113 {pool}: de voorspelling is afgekapt waar de waarde van de parameter niet kan; hoogstens {percent} van de kans viel daarbuiten.", "W113 {pool}: the prediction is cut off where the value of the parameter is impossible; at most {percent} of the chance lay beyond.";
        SmallNone: "Of kleine onderzoeken iets anders vinden dan grote is niet te zeggen: te weinig onderzoeken ({n}).", "Whether small studies find other effects than large ones cannot be told: too few studies ({n}).";
        SmallSame: "Of kleine onderzoeken iets anders vinden dan grote is niet te zeggen: alle {n} zijn even precies.", "Whether small studies find other effects than large ones cannot be told: all {n} are equally precise.";
        SmallFew: "Vinden kleine onderzoeken iets anders dan grote? Egger: t = {t} (vrijheidsgraden {df}, p {p}). Met {n} onderzoeken zegt dat weinig: tien is het minste.",
            "Do small studies find other effects than large ones? Egger: t = {t} (degrees of freedom {df}, p {p}). With {n} studies that says little: ten is the least.";
        SmallKnown: "Vinden kleine onderzoeken iets anders dan grote? Egger: t = {t} (vrijheidsgraden {df}, p {p}), {n} onderzoeken.",
            "Do small studies find other effects than large ones? Egger: t = {t} (degrees of freedom {df}, p {p}), {n} studies.";
        Parameter: "Parameter", "Parameter";
        Now: "nu, 80 %", "now, 80%";
        Predicted: "uit dit bewijs, 80 %", "from this pool, 80%";
        CheckOnly: "alleen vergelijken", "comparison only";
        InScenario: "In een scenario, onder `[parameters]`:", "In a scenario, under `[parameters]`:";
        NoParameter: "Dit bewijs hoort bij geen parameter van het model.", "This pool bears on no parameter of the model.";
        ForestTitle: "{pool}: wat elk onderzoek vond, en wat ze samen zeggen", "{pool}: what each study found, and what they say together";
        ForestNote: "Dun: na aftrek voor de soort onderzoek", "Thin: after the discount for its kind";
        FunnelTitle: "{pool}: vinden kleine onderzoeken iets anders dan grote?", "{pool}: do small studies find other effects than large ones?";
        AxisChange: "Verandering in zorggebruik (%); links van 0: minder zorg", "Change in the use of care (%); left of 0: less care";
        AxisError: "Standaardfout na aftrek (procentpunt); boven: preciezer", "Standard error after discount (percentage points); top: more precise";
        ForestAlt: "{n} onderzoeken; samen {mean} (95 %-interval {interval}); een volgend onderzoek {next} (80 %-interval).", "{n} studies; together {mean} (95% interval {interval}); a next study {next} (80% interval).";
        FunnelFew: "Te weinig onderzoeken ({n}) om scheefheid te zien: tien is het minste.", "Too few studies ({n}) to see asymmetry: ten is the least.";
        FunnelEnough: "Egger: p {p} bij {n} onderzoeken.", "Egger: p {p} with {n} studies.";
        Source: "Bron: {table}; eigen meta-analyse (Schakel)", "Source: {table}; own meta-analysis (Schakel)";
        Written: "Geschreven: {file}", "Written: {file}";
        Section: "Wat de onderzoeken zeggen", "What the studies say";
        SectionSays: "{n} groepen bevindingen over het gebruik van zorg. Bij {open} daarvan kan het gemiddelde ook nul zijn. Bij {moved} zitten er bevindingen bij van geen daling of juist meer zorg, en die tellen mee.",
            "{n} pools of findings on the use of care. In {open} of them the mean may as well be nought. In {moved} there are findings of no fall or of more care, and they count.";
        From: "95 %-interval van", "95% interval from";
        UpTo: "tot", "to";
        StandardError: "standaardfout (procentpunt)", "standard error (percentage points)";
        Year: "jaar", "year";
        Population: "wie", "population";
        Design: "soort", "design";
        SetBy: "cijfer", "figure";
        SetPublished: "gepubliceerd", "published";
        SetDerived: "afgeleid van gepubliceerde cijfers", "derived from published figures";
        SetAssumed: "aanname van dit project", "assumption of this project";
        Origin: "{study}: {sources}.", "{study}: {sources}.";
        OriginRemark: "{study}: {sources}. Opmerking van wie het cijfer bepaalde: {remark}.", "{study}: {sources}. Remark of who set the figure: {remark}.";
        PoolGpDirect: "Bezoek aan de huisarts, zolang de hulp loopt", "Visits to the GP while the help runs";
        PoolHospitalDirect: "Ziekenhuiszorg, zolang de hulp loopt", "Hospital care while the help runs";
        PoolElderlyDirect: "Ouderenzorg, zolang de hulp loopt", "Care for older people while the help runs";
        PoolElderlyPrevent: "Ouderenzorg, na de hulp", "Care for older people after the help";
        PoolYouthPrevent: "Jeugdzorg, na de hulp", "Youth care after the help";
        PoolMentalPrevent: "Geestelijke gezondheidszorg, na de hulp", "Mental health care after the help";
        PoolRefer: "Zorg die door de hulp aan het licht komt", "Care that help brings to light";
        PoolYouthRefer: "Jeugdzorg die door de hulp aan het licht komt", "Youth care that help brings to light";
        PoolMentalModel: "Rekenvoorbeeld voor de geestelijke gezondheidszorg", "A what-if for mental health care";
        RegisterTitle: "{pool}: register van bevindingen", "{pool}: register of findings";
        RegisterNote: "Gevonden: verandering in zorggebruik met 95 %-interval, na aftrek voor de soort onderzoek; gewicht: aandeel in het gemiddelde. Cijfer: wie verandering en standaardfout heeft bepaald.",
            "Found: change in the use of care with its 95% interval, after the discount for the design; weight: part in the mean. Figure: who set change and standard error.";
    }
}
