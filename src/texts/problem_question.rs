//! Questions to the model that cannot be asked: figures, levers, sizes and chances on the command line.

super::texts! {
    /// Why a question cannot be asked.
    QuestionProblem {
        // About which option.
        OfEffect: "--effect: {why}", "--effect: {why}";
        OfVary: "--vary: {why}", "--vary: {why}";
        OfTarget: "--target: {why}", "--target: {why}";
        Meant: "; bedoelde u `{name}`?", "; did you mean `{name}`?";

        // A figure or a target.
        NamesNoFigure: "`{text}` noemt geen getal, zoals `shortage`", "`{text}` names no figure, such as `shortage`";
        NoFigure: "er is geen getal met de naam `{measure}`{help}", "there is no figure called `{measure}`{help}";
        NothingCalled: "bij `{measure}` hoort niets met de naam `{word}`{help}", "`{measure}` has nothing called `{word}`{help}";
        SaidTwice: "`{text}` zegt twee keer wat `{word}` zegt", "`{text}` says twice what `{word}` says";
        YearOutside: "{year} wordt niet doorgerekend: de jaren zijn {first} tot {last}", "{year} is not simulated: the years are {first} to {last}";
        NotKept: "`{text}` is geen getal dat wordt bewaard", "`{text}` is not a figure that is kept";
        NoSign: "in `{text}` staat geen < of >: schrijf bijvoorbeeld `shortage 2033 < 150000`", "`{text}` has no < or >: write for instance `shortage 2033 < 150000`";
        BoundNoNumber: "`{text}` is geen getal: schrijf bijvoorbeeld `shortage 2033 < 150000`", "`{text}` is not a number: write for instance `shortage 2033 < 150000`";
        BoundPoint: "`{text}` betekent {bound}, met een decimale punt: schrijf {whole}{thousands}, of {written}", "`{text}` reads as {bound}, with a decimal point: write {whole}{thousands}, or {written}";

        // What is varied.
        NoEquals: "in `{text}` staat geen =: schrijf bijvoorbeeld `plan.size=0..40000`", "`{text}` has no =: write for instance `plan.size=0..40000`";
        NoDots: "in `{text}` staat geen ..: schrijf bijvoorbeeld `plan.size=0..40000`", "`{text}` has no ..: write for instance `plan.size=0..40000`";
        RangeNoNumber: "`{text}` is geen getal: schrijf bijvoorbeeld `plan.size=0..40000`", "`{text}` is not a number: write for instance `plan.size=0..40000`";
        NoSuch: "er is geen {what} met de naam `{name}`{help}", "there is no {what} called `{name}`{help}";
        Function: "functie", "function";
        MixChanges: "`plan.mix` verandert in de loop van de jaren: alleen een mix die gelijk blijft kan variëren", "`plan.mix` changes over the years: only a mix that stays the same can be varied";
        MovedOnce: "bij `levers.moved.share` hoort een scenario dat één keer vraag verplaatst; dit doet dat {n} keer", "`levers.moved.share` needs a scenario that moves demand once; this one does so {n} times";
        NotVaried: "`{key}` is geen getal dat kan variëren{help} Bijvoorbeeld `plan.size`, `levers.absence.all`, `levers.training_places.PROGRAMME` of `parameters.NAME`", "`{key}` is not a number that can be varied{help} For instance `plan.size`, `levers.absence.all`, `levers.training_places.PROGRAMME` or `parameters.NAME`";
        VariedByEvidence: "`{name}` varieert met de sleutel `evidence`", "`{name}` is varied by the key `evidence`";
        PartOfWhole: "`{name}` is een deel van een geheel, en varieert niet in zijn eentje", "`{name}` is part of a whole, and does not vary by itself";
        CountsWhole: "`{name}` telt hele eenheden ({unit}): een sweep over de waarden laat ze allemaal zien", "`{name}` counts whole {unit}: a sweep over its values shows all of them";

        // Ranges, sizes and chances.
        RangeOrder: "`{key}` loopt van {from} tot {to}: het eerste moet het kleinste zijn", "`{key}` goes from {from} to {to}: the first must be the smaller";
        RangeOutside: "`{key}` ligt tussen {least} en {most}, niet van {from} tot {to}", "`{key}` lies between {least} and {most}, not from {from} to {to}";
        GridSizes: "een raster heeft {least} tot 1000 maten, niet {sizes}", "a grid has {least} to 1000 sizes, not {sizes}";
        NoTarget: "er is geen doel", "there is no target";
        Chance: "een kans ligt tussen 0 en 100 %, niet op {percent} %", "a chance lies between 0 and 100 %, not at {percent} %";
        Certainty: "de zekerheid ligt tussen 50 en 100 %, niet op {percent} %", "the certainty lies between 50 and 100 %, not at {percent} %";
        Parts: "een mix is op te delen in 1 tot 20 delen, niet {parts}", "a mix is cut into 1 to 20 parts, not {parts}";
        Size: "een omvang is een getal boven 0, niet {size}", "a size is a number above 0, not {size}";
        SizeAbove: "een omvang is een getal boven 0", "a size is a number above 0";
        TooManyMixes: "{n} combinaties van omvang en mix zijn er meer dan {most}: neem minder delen of maten", "{n} sizes and mixes are more than {most}: take fewer parts or sizes";
        NoMix: "scenario `{name}` heeft geen plan: er is geen mix te kiezen", "scenario `{name}` has no plan: there is no mix to choose";
        MixNotStays: "de mix van scenario `{name}` verandert in de loop van de jaren: geef er een die gelijk blijft", "the mix of scenario `{name}` changes over the years: give one that stays";
        NoDirection: "bij `{measure}` is meer of minder op zichzelf niet beter: kies een ander getal", "of `{measure}` neither more nor less is better by itself: choose another figure";
        NotDefined: "`{measure}` in {year} bestaat niet in elke toekomst: kies een later jaar, of een ander getal", "`{measure}` in {year} is not defined in every future: choose a later year, or another figure";
        Worth: "wat een fte waard is, moet boven 0 euro liggen", "what an FTE is worth must be above 0 euro";
        NothingToChoose: "er is niets te kiezen: geef een scenario naast de referentie", "there is nothing to choose: give a scenario beside the reference";
        SizesOfPlan: "de omvang is die van een plan, en het scenario heeft er geen", "sizes are those of a plan, and the scenario has none";
        SizesOfOne: "maten zijn voor één scenario: geef er één, of laat de maten weg", "sizes are for one scenario: give one, or leave the sizes out";

        // The tree of an effect.
        NothingToSplit: "scenario `{name}` heeft geen plan en geen maatregelen: er is niets te splitsen", "scenario `{name}` has no plan and no levers: there is nothing to split";
        OneLever: "scenario `{name}` heeft geen plan en één maatregel, `{lever}`, die het hele effect geeft: er is niets te splitsen", "scenario `{name}` has no plan and a single lever, `{lever}`, to which all of its effect belongs: there is nothing to split";
        NothingWorks: "scenario `{name}` heeft een plan dat de vraag naar zorg en het personeel niet verandert: er is niets te splitsen", "scenario `{name}` has a plan that changes neither demand for care nor its staff: there is nothing to split";
    }
}
