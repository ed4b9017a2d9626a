//! Texts of the value of information.

super::texts! {
/// What the value of information says.
InformationText {
    // Sentences.
    Best: "Met wat we nu weten is {choice} de beste keuze, als één fte minder tekort een jaar lang {value} waard is.",
        "With what is known now {choice} is the best choice, if one FTE less short for a year is worth {value}.";
    Wins: "In {chance} van de toekomsten is het ook achteraf de beste.", "In {chance} of the futures it is the best in hindsight too.";
    Perfect: "Alles weten is hoogstens {euro} waard, evenveel als {fte} fte-jaren minder tekort: meer moet alle onderzoek samen niet kosten.",
        "Knowing everything is worth {euro} at most, as much as {fte} FTE-years less short: all research together should cost no more.";
    PerfectNothing: "Alles weten is niet van niets te onderscheiden: wat onderzoek ook vindt, de keuze blijft.", "Knowing everything cannot be told from nothing: whatever research finds, the choice stays.";
    First: "Zoek eerst uit: {item} ({euro}, of {fte} fte-jaren).", "Find out first: {item} ({euro}, or {fte} FTE-years).";
    FirstNothing: "Van geen enkel onderwerp alleen is te zien dat het de keuze zou veranderen.", "Of no subject by itself does it show that it would change the choice.";
    FewDraws: "Er zijn te weinig toekomsten doorgerekend om te zeggen wat weten waard is: minstens {draws}.", "Too few futures were simulated to say what knowing is worth: at least {draws}.";

    // Tables and picture.
    DoNothing: "niets doen", "do nothing";
    ChoicesTitle: "De keuzes, naast niets doen ({from} tot en met {to})", "The choices, beside doing nothing ({from} to {to})";
    Choice: "keuze", "choice";
    Mean: "gemiddeld", "mean";
    WinsHead: "beste in", "best in";
    ChoicesNote: "Netto waarde: {value} per fte-jaar minder tekort, plus de waarde buiten de zorg, min de kosten. Bespaard loon in de zorg telt niet mee: dat is de andere kant van personeel dat de zorg verliest.",
        "Net value: {value} for each FTE-year less short, plus the value outside care, less the cost. Wages that care saves do not count: they are the other side of staff that care loses.";
    GroupsTitle: "Wat weten waard is, per onderwerp", "What knowing is worth, by subject";
    Subject: "onderwerp", "subject";
    Parameter: "cijfer", "figure";
    ParametersTitle: "Wat weten waard is, per cijfer", "What knowing is worth, by figure";
    Worth: "waard", "worth";
    Error: "± fout", "± error";
    Fte: "fte-jaren", "FTE-years";
    Ceiling: "hoogstens", "at most";
    Assumed: "aanname", "assumed";
    Clear: "niet 0?", "not 0?";
    Yes: "ja", "yes";
    No: "nee", "no";
    Note: "Waard: wat de keuze beter wordt door dit te weten voordat men kiest. Hoogstens: dezelfde schatting die gemiddeld te hoog uitvalt; ‘waard’ valt gemiddeld te laag uit. Fout: toevalsfout. Aanname: hoeveel van de cijfers een aanname zijn.",
        "Worth: how much better the choice gets by knowing this before choosing. At most: the same estimate, on average too high; ‘worth’ is on average too low. Error: Monte Carlo error. Assumed: how many of the figures are assumptions.";
    More: "Zoek op met `schakel explain {name}`.", "Look it up with `schakel explain {name}`.";
    Title: "Wat weten waard is, per onderwerp (euro’s)", "What knowing is worth, by subject (euros)";
    Caption: "Balk: schatting uit {draws} toekomsten, met 95 %-interval door toeval.", "Bar: estimate from {draws} futures, with a 95% interval due to chance.";
    Legend: "{draws} toekomsten doorgerekend (startgetal {seed}). Toeval van jaar op jaar kan niemand vooraf weten en telt niet mee bij de onderwerpen.",
        "{draws} futures simulated (seed {seed}). Chance from year to year cannot be known beforehand and is no subject.";
    Heading: "Wat moeten we eerst uitzoeken?", "What to find out first?";
}
}
