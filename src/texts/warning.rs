//! Texts of warnings about numbers.

super::texts! {
    /// What a reader must know about the numbers. Places are filled in by `run::warnings`.
    WarningText {
        Central: "Eén doorrekening met elke parameter op de mediaan en zonder toeval: er zijn geen marges.", "One run with every parameter at its median and no chance: there are no intervals.";
        RoundedUp: "{asked} toekomsten gevraagd; afgerond op hele ronden van 512: {draws}.", "{asked} draws asked for; rounded up to whole rounds of 512: {draws}.";
        FewRounds: "Minder dan drie ronden van 512 toekomsten: de toevalsfout is niet te schatten.", "Fewer than three rounds of draws: the Monte Carlo error cannot be estimated.";
        AtCap: "{scenario}: in {percent} % van de toekomsten raakt het effect op de zorg in {year} zijn grens.", "{scenario}: in {percent} % of draws the effect on care stands at its cap in {year}.";
        AtCapSweep: "{sweep}: in {n} van {all} scenario's raakt het effect op de zorg in {year} soms zijn grens.", "{sweep}: in {n} of {all} scenarios the effect on care is at its cap in some draws in {year}.";
        WithinErrorSweep: "{sweep}: in {n} van {all} scenario's is het gemiddelde effect in {year} kleiner dan de toevalsfout.", "{sweep}: in {n} of {all} scenarios the mean effect in {year} is smaller than its Monte Carlo error.";
        UnfilledSweep: "{sweep}: in {n} van {all} scenario's blijft in {year} een deel van het plan onvervuld.", "{sweep}: in {n} of {all} scenarios a part of the plan stays unfilled in {year}.";
        WithinError: "{scenario}: het gemiddelde effect in {year} is kleiner dan de toevalsfout; reken meer toekomsten door.", "{scenario}: the mean effect in {year} is smaller than its Monte Carlo error; run more draws.";
        BelowFloor: "{branch}: het berekende begintekort ligt onder de frictievacatures.", "{branch}: the solved base shortage lies below the frictional vacancies.";
        NotTied: "De gegevens zijn niet aan een officiële prognose gekoppeld; draai `schakel calibrate`.", "The data set is not tied to an official forecast; run `schakel calibrate`.";
        Unfilled: "{scenario}: in {year} blijft {percent} % van het plan onvervuld.", "{scenario}: in {year} {percent} % of the plan stays unfilled.";
        Extrapolated: "Starters van opleidingen na {year} volgen de bevolking van de startleeftijd: daarover zijn geen cijfers.", "Starters of programmes after {year} follow the population of the entry age: no figures were published.";
        Changed: "Deze bestanden zijn na de berekening veranderd: {files}. Wat hier staat, is dus niet meer wat is doorgerekend.", "These files were changed after the run: {files}. What stands here is no longer what was simulated.";
        OneStudy: "{scenario}: achter het bewijs `{pool}` staat één onderzoek. Hoe onderzoeken verschillen is dan niet te zeggen; de marge is alleen die van dat ene onderzoek en dus te smal.", "{scenario}: one study stands behind the evidence `{pool}`. How studies differ cannot be told then; the interval is that of the one study only, and so too narrow.";
        TwoStudies: "{scenario}: achter het bewijs `{pool}` staan twee onderzoeken. Hoe onderzoeken verschillen is dan nauwelijks te schatten; de marge is zeer ruim.", "{scenario}: two studies stand behind the evidence `{pool}`. How studies differ can hardly be estimated then; the interval is very wide.";
        CutOff: "{scenario}: wat het bewijs `{pool}` voorspelt, is afgekapt waar de waarde niet kan; hoogstens {percent} % van de kans viel daarbuiten.", "{scenario}: what the evidence `{pool}` predicts is cut off where the value is impossible; at most {percent} % of the chance lay beyond.";
        Incomplete: "Delen van de opdracht ontbreken, dus dit zijn minder toekomsten dan gevraagd: {parts}.", "Parts of the job are missing, so these are fewer draws than were asked for: {parts}.";
    }
}
