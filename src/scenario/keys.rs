//! The one table of every key a scenario file may hold: suggestions, `schakel explain` and the JSON Schema read it.

use crate::ids::Lang;

/// What a key holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// Text in Dutch and English.
    Words,
    /// The name of a tie to an official forecast.
    Calibration,
    /// The form of an equation, or forms with weights.
    Form,
    /// `none`, `vintages`, or standard deviations.
    ForecastError,
    /// A calendar year.
    Year,
    /// A profile, a share from 0 to 1, or a distribution on it.
    Evidence,
    /// A number, or a ramp over the years.
    Ramp,
    /// A share per function.
    Mix,
    /// `population`, `shortage`, or given shares per region.
    Split,
    /// The three levels of support in some order.
    Order,
    /// One or more levels of support.
    Levels,
    /// A number.
    Number,
    /// A number or a distribution.
    Dist,
    /// The names of two parameters, or of two yearly noises.
    Pair,
    /// A rank correlation: above -1 and below 1.
    Rank,
    /// Shares of one whole, by payer.
    Payers,
    /// Several values of one key.
    Axis,
    /// Several small scenarios.
    Variants,
}

/// A text in both languages.
#[derive(Clone, Copy, Debug)]
pub struct Bilingual {
    /// Dutch.
    pub nl: &'static str,
    /// English.
    pub en: &'static str,
}

impl Bilingual {
    /// The text in `lang`.
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Nl => self.nl,
            Lang::En => self.en,
        }
    }
}

const fn both(nl: &'static str, en: &'static str) -> Bilingual {
    Bilingual { nl, en }
}

/// A key of a scenario file.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Where it stands; a segment in capitals stands for any name of that set (`levers.hours.BRANCH`).
    pub path: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Unit of its numbers, in words; empty where there are none.
    pub unit: Bilingual,
    /// What holds when it is left out.
    pub default: Bilingual,
    /// What it means.
    pub meaning: Bilingual,
    /// The chapter of the model that uses it.
    pub used_by: &'static str,
}

/// The levers that are one ramp per branch, in the order of [`super::Levers`].
pub const BRANCH_LEVERS: [&str; 5] = ["absence", "hours", "productivity", "inflow", "exits"];

/// All keys, in the order a reader meets them.
pub const KEYS: &[Key] = &[
    Key {
        path: "extends",
        kind: Kind::Text,
        unit: both("", ""),
        default: both(
            "geen: het bestand is een basis en geeft alles wat geen standaardwaarde heeft",
            "none: the file is a base and gives everything that has no default",
        ),
        meaning: both(
            "Het scenario waarop dit bestand voortbouwt: een naam (`reference`) of een pad (`../eigen.toml`).",
            "The scenario this file builds on: a name (`reference`) or a path (`../own.toml`).",
        ),
        used_by: "scenario files",
    },
    Key {
        path: "name",
        kind: Kind::Text,
        unit: both("", ""),
        default: both("de bestandsnaam zonder `.toml`", "the file's name without `.toml`"),
        meaning: both(
            "Naam in de uitkomsten: letters, cijfers, - en _. De basis heet altijd `reference`.",
            "Name in the results: letters, digits, - and _. The base is always called `reference`.",
        ),
        used_by: "results",
    },
    Key {
        path: "title",
        kind: Kind::Words,
        unit: both("", ""),
        default: both("de naam", "the name"),
        meaning: both("Titel voor mensen.", "Title for people."),
        used_by: "reports",
    },
    Key {
        path: "why",
        kind: Kind::Words,
        unit: both("", ""),
        default: both("leeg", "empty"),
        meaning: both(
            "Waar het scenario voor is en waarom deze waarden.",
            "What the scenario is for, and why these values.",
        ),
        used_by: "reports",
    },
    Key {
        path: "data",
        kind: Kind::Text,
        unit: both("", ""),
        default: both("geen: een basis moet het zeggen", "none: a base must say it"),
        meaning: both(
            "De map met basisgegevens, naast het scenariobestand of in `scenarios/`.",
            "The folder with base data, beside the scenario file or in `scenarios/`.",
        ),
        used_by: "data set",
    },
    Key {
        path: "calibration",
        kind: Kind::Calibration,
        unit: both("", ""),
        default: both("default: de ijking van de gegevens", "default: that of the data set"),
        meaning: both(
            "De ijking op een officiële raming: `default`, `none` (geen: zoals waargenomen), of de naam van een eigen ijking \
             (`schakel calibrate --name NAAM`). Geldt voor alle scenario's van een opdracht, de referentie inbegrepen.",
            "The tie to an official forecast: `default`, `none` (no tie: as observed), or the name of one of your own \
             (`schakel calibrate --name NAME`). Holds for all scenarios of a job, the reference included.",
        ),
        used_by: "§3 tie",
    },
    Key {
        path: "forecast_error",
        kind: Kind::ForecastError,
        unit: both("deel van de zorgvraag", "share of demand"),
        default: both("none", "none"),
        meaning: both(
            "Of de onzekerheid van de officiële raming zelf meetelt: `none`, `vintages` (geschat uit hoe ramingen van jaar op jaar \
             zijn bijgesteld), of eigen standaardafwijkingen `{ trend = 0.001, noise = 0.008 }`: van een fout die elk jaar gelijk \
             is, en van wat er elk jaar bijkomt. Geldt voor alle scenario's van een opdracht.",
            "Whether the error of the official forecast itself counts: `none`, `vintages` (estimated from how forecasts were \
             revised from one to the next), or standard deviations of your own `{ trend = 0.001, noise = 0.008 }`: of an error \
             alike every year, and of what every year adds. Holds for all scenarios of a job.",
        ),
        used_by: "§8 uncertainty",
    },
    Key {
        path: "structure.mobility",
        kind: Kind::Form,
        unit: both("", ""),
        default: both("unfilled", "unfilled"),
        meaning: both(
            "Waar wie van werkgever wisselt naartoe gaat: `unfilled` (waar het meeste werk openstaat) of `size` (waar de meeste \
             collega's werken). Of gewichten: `{ unfilled = 0.7, size = 0.3 }`, dan loot elke toekomst. Geldt voor alle \
             scenario's van een opdracht.",
            "Where those who change employers go: `unfilled` (where most work is unfilled) or `size` (where most of their \
             occupation work). Or weights: `{ unfilled = 0.7, size = 0.3 }`, and every draw draws one. Holds for all scenarios of \
             a job.",
        ),
        used_by: "§2 supply",
    },
    Key {
        path: "structure.hire_source",
        kind: Kind::Form,
        unit: both("", ""),
        default: both("as_others", "as_others"),
        meaning: both(
            "Waar extra sociaal werkers vandaan komen als er te weinig nieuw opgeleiden zijn: `as_others` (zoals de anderen: van \
             buiten de zorg en uit de zorg), `outside` (van buiten de zorg) of `care` (uit de zorg). Of gewichten. Geldt voor \
             alle scenario's van een opdracht.",
            "Where extra social workers come from if there are too few newly trained: `as_others` (as the rest: from outside care \
             and out of care), `outside` (from outside care) or `care` (out of care). Or weights. Holds for all scenarios of a \
             job.",
        ),
        used_by: "§4 hire",
    },
    Key {
        path: "structure.effect",
        kind: Kind::Form,
        unit: both("", ""),
        default: both("additive", "additive"),
        meaning: both(
            "Hoe hulp de zorgvraag verandert: `additive` (per cliënt elk jaar evenveel zorg als in het basisjaar) of \
             `proportional` (per cliënt steeds hetzelfde deel van de zorg per inwoner, die groeit). Of gewichten. Geldt voor alle \
             scenario's van een opdracht.",
            "How help changes demand: `additive` (for each client as much care every year as in the base year) or `proportional` \
             (for each client the same share of the care per inhabitant, which grows). Or weights. Holds for all scenarios of a \
             job.",
        ),
        used_by: "§6 effect",
    },
    Key {
        path: "horizon",
        kind: Kind::Year,
        unit: both("jaar", "year"),
        default: both("geen: een basis moet het zeggen", "none: a base must say it"),
        meaning: both(
            "Laatste jaar dat wordt doorgerekend. De referentie loopt mee tot het jaar van de scenario's.",
            "Last year simulated. The reference runs to the same year as the scenarios.",
        ),
        used_by: "all chapters",
    },
    Key {
        path: "evidence",
        kind: Kind::Evidence,
        unit: both(
            "van gecontroleerd onderzoek (0) tot de eigen cases van voorstanders (1)",
            "share from controlled studies (0) to the advocates' own cases (1)",
        ),
        default: both("between", "between"),
        meaning: both(
            "Wiens bewijs de effecten volgen: `controlled` (0), `between` (verdeling Beta(1,3)), `business_cases` (1), \
             of een eigen getal of verdeling.",
            "Whose evidence the effects lean on: `controlled` (0), `between` (Beta(1,3)), `business_cases` (1), \
             or a number or distribution of your own.",
        ),
        used_by: "§6 effect",
    },
    Key {
        path: "experts",
        kind: Kind::Text,
        unit: both("", ""),
        default: both("pooled", "pooled"),
        meaning: both(
            "Wiens oordeel telt waar een waarde oordelen van deskundigen bundelt (`linear_pool`, `logarithmic_pool`): `pooled` is \
             dat van allen samen, een naam dat van één. In een sweep komen zij naast elkaar.",
            "Whose opinion counts where a value pools those of experts (`linear_pool`, `logarithmic_pool`): `pooled` is that of all \
             together, a name that of one. In a sweep they stand side by side.",
        ),
        used_by: "§8 uncertainty",
    },
    Key {
        path: "plan.size",
        kind: Kind::Ramp,
        unit: both("contract-fte boven de referentie", "contract FTE above the reference"),
        default: both("0", "0"),
        meaning: both(
            "Extra sociaal werkers: contract-fte bovenop de referentie.",
            "Extra social workers: contract FTE above the reference.",
        ),
        used_by: "§4 hire",
    },
    Key {
        path: "plan.mix",
        kind: Kind::Mix,
        unit: both("deel van het plan", "share of the plan"),
        default: both(
            "geen: een basis moet het zeggen; weggelaten functies krijgen 0",
            "none: a base must say it; functions left out get 0",
        ),
        meaning: both(
            "Verdeling van het plan over vrijwilligers, mbo, Ad en hbo; telt op tot 1 en mag over de jaren veranderen.",
            "How the plan divides over volunteers, mbo, Ad and hbo; adds up to 1 and may change over the years.",
        ),
        used_by: "§4 hire, §5 mix",
    },
    Key {
        path: "plan.split",
        kind: Kind::Split,
        unit: both("deel van het plan", "share of the plan"),
        default: both("population", "population"),
        meaning: both(
            "Verdeling over regio's: `population`, `shortage` (tekort van het jaar ervoor) of \
             `{ given = { RA0101 = 1 } }`.",
            "How the plan divides over regions: `population`, `shortage` (of the year before) or \
             `{ given = { RA0101 = 1 } }`.",
        ),
        used_by: "§4 hire",
    },
    Key {
        path: "plan.level_order",
        kind: Kind::Order,
        unit: both("", ""),
        default: both("complex, moderate, light", "complex, moderate, light"),
        meaning: both(
            "De volgorde waarin uren naar lichte, matige en complexe hulp gaan.",
            "The order in which hours go to light, moderate and complex support.",
        ),
        used_by: "§5 mix",
    },
    Key {
        path: "plan.programmes.programme",
        kind: Kind::Text,
        unit: both("", ""),
        default: both("geen: geef dit, of `type` en `name`", "none: give this, or `type` and `name`"),
        meaning: both(
            "Een programma dat een deel van de extra sociaal werkers krijgt: een naam uit `programmes.csv` van de gegevens, \
             zoals `housing_first`. Het hoort bij een type aanpak, en dat bepaalt hoeveel uren een cliënt kost, hoeveel mensen \
             het bereikt, wat het doet en wanneer. De volgorde telt: wie het eerste programma helpt, vindt een later programma \
             niet meer. Zet een programma voor weinig mensen dus vooraan.",
            "A programme that gets a share of the extra social workers: a name from `programmes.csv` of the data set, such as \
             `housing_first`. It belongs to a type of approach, which decides the hours a client takes, how many people it \
             reaches, what it does and when. The order counts: whom the first programme helps, a later one finds no more. So put a \
             programme for few people first.",
        ),
        used_by: "§5 mix, §6 effect",
    },
    Key {
        path: "plan.programmes.type",
        kind: Kind::Text,
        unit: both("", ""),
        default: both("geen: geef dit met `name`, of `programme`", "none: give this with `name`, or `programme`"),
        meaning: both(
            "Het type aanpak van een eigen programma: een naam uit `approach_types.csv` van de gegevens, zoals \
             `preventive_collective`.",
            "The type of approach of a programme of your own: a name from `approach_types.csv` of the data set, such as \
             `preventive_collective`.",
        ),
        used_by: "§5 mix, §6 effect",
    },
    Key {
        path: "plan.programmes.name",
        kind: Kind::Text,
        unit: both("", ""),
        default: both("geen: een eigen programma heeft een naam", "none: a programme of your own has a name"),
        meaning: both(
            "De naam van een eigen programma in de uitkomsten: letters, cijfers, - en _.",
            "The name of a programme of your own in the results: letters, digits, - and _.",
        ),
        used_by: "results",
    },
    Key {
        path: "plan.programmes.share",
        kind: Kind::Number,
        unit: both("deel van de extra sociaal werkers", "share of the extra social workers"),
        default: both("geen: moet er staan", "none: must be said"),
        meaning: both(
            "Welk deel van de uren van de extra sociaal werkers het programma krijgt. Samen hoogstens 1; wat overblijft, doet \
             gewoon sociaal werk.",
            "The share of the hours of the extra social workers that the programme gets. Together at most 1; what is left does \
             ordinary social work.",
        ),
        used_by: "§5 mix",
    },
    Key {
        path: "plan.programmes.levels",
        kind: Kind::Levels,
        unit: both("", ""),
        default: both(
            "die van het programma in de gegevens; alle bij een eigen programma",
            "those of the programme in the data set; all for one of your own",
        ),
        meaning: both(
            "De niveaus van hulp die het programma geeft: `light`, `moderate`, `complex`. Uren die daar niet nodig zijn, blijven \
             liggen.",
            "The levels of support that the programme gives: `light`, `moderate`, `complex`. Hours that these do not need \
             stay idle.",
        ),
        used_by: "§5 mix",
    },
    Key {
        path: "fund.shares",
        kind: Kind::Payers,
        unit: both("deel van de kosten van het plan", "share of the cost of the plan"),
        default: both("geen: vaste delen worden niet vergeleken", "none: fixed shares are not compared"),
        meaning: both(
            "Preventiefonds met vaste delen: welk deel van de kosten elke partij betaalt, bijvoorbeeld \
             `{ gemeente = 0.6, zvw = 0.4 }`. Wie er niet staat, betaalt niets. Telt alleen voor `schakel payers`.",
            "Prevention fund with fixed shares: the share of the cost that each payer bears, for instance \
             `{ gemeente = 0.6, zvw = 0.4 }`. Who is not named bears nothing. Only for `schakel payers`.",
        ),
        used_by: "§7 money",
    },
    Key {
        path: "fund.loss_cap",
        kind: Kind::Number,
        unit: both("deel van de eigen kosten zonder fonds", "share of the own cost without a fund"),
        default: both("0: niemand verliest", "0: nobody loses"),
        meaning: both(
            "Preventiefonds met een grens aan verlies: hoeveel een partij in een jaar hoogstens verliest. Wie wint, vult de rest \
             aan, zolang de winst reikt. Telt alleen voor `schakel payers`.",
            "Prevention fund with a cap on losses: the most that a payer loses in a year. Those who gain make up for the \
             rest, as far as their gain goes. Only for `schakel payers`.",
        ),
        used_by: "§7 money",
    },
    Key {
        path: "fund.certainty",
        kind: Kind::Number,
        unit: both("kans", "chance"),
        default: both("0.8", "0.8"),
        meaning: both(
            "Hoe zeker het moet zijn dat een partij na een vaste bijdrage of vergoeding niet slechter af is. Telt alleen voor \
             `schakel payers`.",
            "How sure it must be that a fixed transfer leaves a payer no worse off. Only for `schakel payers`.",
        ),
        used_by: "§7 money",
    },
    Key {
        path: "levers.absence.BRANCH",
        kind: Kind::Ramp,
        unit: both(
            "verandering als deel van de werktijd (-0.01 = één procentpunt minder)",
            "change as a share of working time (-0.01 = one percentage point less)",
        ),
        default: both("0", "0"),
        meaning: both(
            "Verandering van het verzuim in een branche, of in `all`.",
            "Change in absence in a branch, or in `all`.",
        ),
        used_by: "§2 supply",
    },
    Key {
        path: "levers.hours.BRANCH",
        kind: Kind::Ramp,
        unit: both("relatieve verandering (0.02 = twee procent meer)", "relative change (0.02 = two percent more)"),
        default: both("0", "0"),
        meaning: both(
            "Verandering van de contracturen per werknemer in een branche, of in `all`.",
            "Relative change in contract hours per employee in a branch, or in `all`.",
        ),
        used_by: "§2 supply",
    },
    Key {
        path: "levers.productivity.BRANCH",
        kind: Kind::Ramp,
        unit: both(
            "deel minder personeel voor dezelfde zorg (0.02 = twee procent minder)",
            "share less staff for the same care (0.02 = two percent less)",
        ),
        default: both("0", "0"),
        meaning: both(
            "Hoeveel minder personeel dezelfde zorg vraagt in een branche, of in `all`.",
            "How much less staff the same care takes in a branch, or in `all`.",
        ),
        used_by: "§1 demand",
    },
    Key {
        path: "levers.inflow.BRANCH",
        kind: Kind::Ramp,
        unit: both("relatieve verandering (0.05 = vijf procent meer)", "relative change (0.05 = five percent more)"),
        default: both("0", "0"),
        meaning: both(
            "Verandering van de instroom van herintreders en zij-instromers in een branche, of in `all`.",
            "Relative change in the inflow of re-entrants and side-entrants in a branch, or in `all`.",
        ),
        used_by: "§2 supply",
    },
    Key {
        path: "levers.exits.BRANCH",
        kind: Kind::Ramp,
        unit: both(
            "relatieve verandering (-0.05 = vijf procent minder)",
            "relative change (-0.05 = five percent fewer)",
        ),
        default: both("0", "0"),
        meaning: both(
            "Verandering van het vertrek uit de zorg, pensioen niet meegeteld, in een branche of in `all`.",
            "Relative change in exits from care other than retirement in a branch, or in `all`.",
        ),
        used_by: "§2 supply",
    },
    Key {
        path: "levers.training_places.PROGRAMME",
        kind: Kind::Ramp,
        unit: both("extra starters per jaar", "extra persons starting per year"),
        default: both("0", "0"),
        meaning: both(
            "Extra opleidingsplaatsen per jaar van een opleiding; zij komen na de opleidingsduur, min uitval.",
            "Extra places a year in a programme; they arrive after its duration, less drop-out.",
        ),
        used_by: "§2 supply, §4 hire",
    },
    Key {
        path: "levers.moved.from",
        kind: Kind::Text,
        unit: both("", ""),
        default: both("geen: moet er staan", "none: must be said"),
        meaning: both("De branche waar zorgvraag weggaat.", "The branch that loses demand."),
        used_by: "§1 demand",
    },
    Key {
        path: "levers.moved.to",
        kind: Kind::Text,
        unit: both("", ""),
        default: both("geen: moet er staan", "none: must be said"),
        meaning: both(
            "De branche waar (een deel van) die vraag terugkomt.",
            "The branch where (part of) that demand comes back.",
        ),
        used_by: "§1 demand",
    },
    Key {
        path: "levers.moved.share",
        kind: Kind::Ramp,
        unit: both("deel van de vraag van `from`", "share of the demand of `from`"),
        default: both("geen: moet er staan", "none: must be said"),
        meaning: both("Het deel van de zorgvraag dat verschuift.", "The share of demand that moves."),
        used_by: "§1 demand",
    },
    Key {
        path: "levers.moved.returned",
        kind: Kind::Number,
        unit: both("effectieve fte terug per verschoven fte", "effective FTE back per FTE moved"),
        default: both(
            "de parameter `move_return:FROM:TO` van de gegevens",
            "the parameter `move_return:FROM:TO` of the data set",
        ),
        meaning: both("Hoeveel fte terugkomt per verschoven fte.", "How much comes back per FTE moved."),
        used_by: "§1 demand",
    },
    Key {
        path: "parameters.PARAMETER",
        kind: Kind::Dist,
        unit: both("die van de parameter", "that of the parameter"),
        default: both("de verdeling van de gegevens", "the distribution of the data set"),
        meaning: both(
            "Een eigen waarde of verdeling voor een parameter van de gegevens. Of het bewijs zelf: `{ evidence = \"POOL\" }` geeft \
             de verdeling die een meta-analyse van de bevindingen in die pool voorspelt (`schakel evidence`). Of oordelen van deskundigen, \
             met gewichten: `{ linear_pool = { NAAM = { weight = 2, pert = { … } }, NAAM = { … } } }`, of `logarithmic_pool`. Of eigen cases: \
             `{ cases = \"BESTAND\" }` geeft de waarde buiten de zorg die `schakel cases --outcome BESTAND` vond.",
            "A value or distribution of your own for a parameter of the data set. Or the evidence itself: \
             `{ evidence = \"POOL\" }` gives the distribution that a meta-analysis of the findings in that pool predicts \
             (`schakel evidence`). Or the opinions of experts, weighted: `{ linear_pool = { NAME = { weight = 2, pert = { … } }, \
             NAME = { … } } }`, or `logarithmic_pool`. Or cases of your own: `{ cases = \"FILE\" }` gives the value outside care that \
             `schakel cases --outcome FILE` found.",
        ),
        used_by: "the chapter of the parameter",
    },
    Key {
        path: "correlations.between",
        kind: Kind::Pair,
        unit: both("", ""),
        default: both("geen: moet er staan", "none: must be said"),
        meaning: both(
            "Twee parameters die in dit scenario samenhangen. Alle parameters die zo genoemd worden, vormen één matrix: \
             een paar dat er niet staat, houdt de samenhang van de gegevens, en met parameters die hier niet genoemd \
             worden, hangen zij niet meer samen. Hun getrokken waarden veranderen, die van andere parameters niet. Of \
             twee keer jaarlijkse ruis: de vraag van een branche (`z:BRANCH`), vertrek (`xi`) of instroom van buiten \
             (`lambda_noise`, alleen in het scenario waarop alle andere voortbouwen). Die hangen dan elk jaar samen, en \
             vormen een eigen matrix.",
            "Two parameters that are correlated in this scenario. All parameters named like this form one matrix: a pair \
             that is left out keeps the correlation of the data set, and with parameters not named here they are no \
             longer correlated. The numbers drawn for them change, those of other parameters do not. Or two yearly \
             noises: demand of a branch (`z:BRANCH`), exits (`xi`) or inflow from outside (`lambda_noise`, only in the \
             scenario that all others extend). These are then correlated in every year, and form a matrix of their own.",
        ),
        used_by: "§8 uncertainty",
    },
    Key {
        path: "correlations.rank",
        kind: Kind::Rank,
        unit: both("rangcorrelatie (Spearman)", "rank correlation (Spearman)"),
        default: both("geen: moet er staan", "none: must be said"),
        meaning: both(
            "Hoe sterk zij samenhangen, voordat `evidence` effecten verschuift. Samen moeten de correlaties kunnen: de \
             matrix is positief definiet.",
            "How strongly they are correlated, before `evidence` moves effects. Together the correlations must be \
             possible: the matrix is positive definite.",
        ),
        used_by: "§8 uncertainty",
    },
    Key {
        path: "sweep.together.NAME",
        kind: Kind::Variants,
        unit: both("", ""),
        default: both("geen", "none"),
        meaning: both(
            "Een as van sleutels die samen veranderen, onder een eigen naam: per waarde wat er in een scenariobestand \
             zou staan (`half = { plan = { size = 5000 }, evidence = \"controlled\" }`).",
            "An axis of keys that move together, under a name of its own: for each value what would stand in a scenario \
             file (`half = { plan = { size = 5000 }, evidence = \"controlled\" }`).",
        ),
        used_by: "sweeps",
    },
    Key {
        path: "sweep.KEY",
        kind: Kind::Axis,
        unit: both("die van de sleutel", "that of the key"),
        default: both("geen", "none"),
        meaning: both(
            "Een as: de waarden van een sleutel uit `evidence`, `plan`, `levers`, `parameters` of `correlations`, \
             bijvoorbeeld `\"plan.size\" = [2500, 5000]`. Het bestand staat voor alle combinaties van alle assen, \
             hoogstens 100.000 scenario's; de laatste as wisselt het snelst. Van elk blijven alleen de hoofdreeksen bewaard (`sweep.csv`), en het loopt \
             alleen met zijn eigen `evidence`.",
            "An axis: the values of a key of `evidence`, `plan`, `levers`, `parameters` or `correlations`, for instance \
             `\"plan.size\" = [2500, 5000]`. The file stands for all combinations of all axes, at most 100,000 \
             scenarios; the last axis changes quickest. Of each only main series are kept (`sweep.csv`), and it is run with its own `evidence` only.",
        ),
        used_by: "sweeps",
    },
];

/// The names that may stand in table `path` (`""` for the file itself), in registry order, without placeholders.
pub fn children(path: &str) -> Vec<&'static str> {
    let mut names = Vec::new();
    for key in KEYS {
        let rest = match path {
            "" => Some(key.path),
            _ => key.path.strip_prefix(path).and_then(|rest| rest.strip_prefix('.')),
        };
        let Some(name) = rest.and_then(|rest| rest.split('.').next()) else { continue };
        if !names.contains(&name) && !is_placeholder(name) {
            names.push(name);
        }
    }
    names
}

/// The key at `path`, matching placeholders: `levers.hours.hospitals` finds `levers.hours.BRANCH`.
pub fn find(path: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| {
        // The last placeholder takes the rest: parameter names are not cut at their dots.
        let mut segments = key.path.split('.').peekable();
        let mut rest = path;
        while let Some(segment) = segments.next() {
            if is_placeholder(segment) {
                return !rest.is_empty();
            }
            let (head, tail) = rest.split_once('.').unwrap_or((rest, ""));
            if head != segment || (segments.peek().is_none() && !tail.is_empty()) {
                return false;
            }
            rest = tail;
        }
        true
    })
}

/// Whether a segment of a path stands for any name of a set.
pub(super) fn is_placeholder(segment: &str) -> bool {
    segment.starts_with(|c: char| c.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_of_tables() {
        assert_eq!(children("plan"), ["size", "mix", "split", "level_order", "programmes"]);
        assert_eq!(children("levers.moved"), ["from", "to", "share", "returned"]);
        assert!(children("levers.hours").is_empty());
        assert!(children("").contains(&"parameters"));
    }

    #[test]
    fn placeholders_match_any_name() {
        assert_eq!(find("levers.hours.hospitals").unwrap().path, "levers.hours.BRANCH");
        assert_eq!(find("parameters.direct:light:gp_care").unwrap().path, "parameters.PARAMETER");
        assert_eq!(find("plan.size").unwrap().path, "plan.size");
        assert!(find("plan.size.more").is_none() && find("plan").is_none() && find("levers.hours").is_none());
    }
}
