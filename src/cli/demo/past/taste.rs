//! What Da Rosa's guests like.

/// How much a dish is liked among those of its course.
pub(super) struct Taste {
    /// Its key on the menu.
    pub(super) dish: &'static str,
    /// How heavy it is.
    likes: f64,
    /// Times so much in winter and in summer.
    seasons: (f64, f64),
    /// Times so much a year ago.
    a_year_ago: f64,
}

impl Taste {
    /// How heavy it is on a day so warm and so long ago.
    pub(super) fn likes(&self, warmth: f64, ago: f64) -> f64 {
        let (winter, summer) = self.seasons;
        let trend = 1.0 + (self.a_year_ago - 1.0) * ago;
        self.likes * (winter + (summer - winter) * warmth) * trend.max(0.0)
    }
}

const fn liked(dish: &'static str, likes: f64, seasons: (f64, f64)) -> Taste {
    changing(dish, likes, seasons, 1.0)
}

const fn changing(dish: &'static str, likes: f64, seasons: (f64, f64), a_year_ago: f64) -> Taste {
    Taste {
        dish,
        likes,
        seasons,
        a_year_ago,
    }
}

pub(super) const STARTERS: &[Taste] = &[
    liked("arancini", 16.0, (1.1, 0.9)),
    liked("bruschetta", 12.0, (0.6, 1.4)),
    liked("caprese", 7.0, (0.3, 1.9)),
    liked("olive-ascolane", 7.0, (1.0, 1.0)),
    liked("tagliere", 6.0, (1.2, 0.8)),
    changing("calamari-fritti", 5.0, (0.8, 1.3), 0.7),
    liked("cozze", 4.0, (0.5, 1.5)),
];
pub(super) const PASTA: &[Taste] = &[
    liked("carbonara", 24.0, (1.1, 0.85)),
    liked("pasta-al-ragu", 12.0, (1.3, 0.7)),
    liked("cacio-e-pepe", 10.0, (1.0, 1.0)),
    liked("pasta-al-pomodoro", 9.0, (0.8, 1.2)),
    liked("gnocchi-alla-sorrentina", 7.0, (1.1, 0.8)),
    changing("trofie-al-pesto", 7.0, (0.6, 1.4), 1.2),
    liked("ravioli", 6.0, (1.1, 0.9)),
    liked("risotto-ai-porcini", 5.0, (1.7, 0.3)),
    changing("linguine-all-astice", 2.5, (0.7, 1.5), 0.8),
];
pub(super) const PIZZA: &[Taste] = &[
    liked("margherita", 32.0, (1.0, 1.0)),
    liked("diavola", 14.0, (1.1, 0.9)),
    liked("prosciutto-e-rucola", 9.0, (0.8, 1.3)),
    changing("quattro-formaggi", 7.0, (1.3, 0.7), 1.5),
    liked("marinara", 6.0, (0.9, 1.1)),
    changing("ortolana", 6.0, (0.7, 1.4), 0.6),
    liked("calzone", 5.0, (1.2, 0.7)),
    liked("tonno-e-cipolla", 4.0, (0.9, 1.1)),
];
pub(super) const MAINS: &[Taste] = &[
    liked("tagliata-di-manzo", 12.0, (1.0, 1.0)),
    changing("burger-di-chianina", 9.0, (1.0, 1.0), 0.4),
    liked("parmigiana", 8.0, (0.7, 1.3)),
    liked("pollo-alla-cacciatora", 7.0, (1.3, 0.6)),
    liked("branzino", 6.0, (0.7, 1.4)),
    liked("gamberoni", 4.0, (0.6, 1.5)),
    liked("ossobuco", 4.0, (1.8, 0.2)),
];
pub(super) const SIDES: &[Taste] = &[
    liked("insalata-mista", 9.0, (0.7, 1.4)),
    liked("patatine-fritte", 8.0, (1.0, 1.0)),
    liked("patate-al-forno", 8.0, (1.3, 0.7)),
    liked("focaccia", 6.0, (1.0, 1.0)),
    liked("fagioli-all-uccelletto", 2.5, (1.5, 0.4)),
    liked("piselli-e-guanciale", 2.0, (1.0, 1.0)),
];
pub(super) const SWEETS: &[Taste] = &[
    liked("tiramisu", 22.0, (1.1, 0.9)),
    liked("gelato", 9.0, (0.4, 2.0)),
    liked("panna-cotta", 7.0, (1.0, 1.0)),
    liked("cannoli", 6.0, (1.0, 1.0)),
    changing("torta-caprese", 5.0, (1.1, 0.8), 0.8),
    liked("cantucci", 3.0, (1.3, 0.6)),
];
/// With pizza.
pub(super) const BESIDE_PIZZA: &[Taste] = &[
    liked("birra-alla-spina", 14.0, (0.8, 1.2)),
    liked("spritz", 11.0, (0.5, 1.6)),
    liked("cola", 10.0, (1.0, 1.0)),
    changing("birra-artigianale", 4.0, (1.0, 1.0), 0.4),
    liked("te-alla-pesca", 3.0, (0.4, 1.6)),
    liked("succo", 2.0, (1.0, 1.0)),
];
/// With anything else.
pub(super) const BESIDE_OTHERS: &[Taste] = &[
    liked("vino-della-casa", 14.0, (1.1, 0.9)),
    liked("spritz", 6.0, (0.4, 1.7)),
    liked("chianti-classico", 5.0, (1.4, 0.6)),
    liked("vermentino", 4.0, (0.5, 1.6)),
    liked("cola", 4.0, (1.0, 1.0)),
    liked("birra-alla-spina", 4.0, (0.7, 1.3)),
    liked("prosecco", 2.5, (1.0, 1.0)),
    liked("te-alla-pesca", 2.0, (0.4, 1.6)),
    liked("spremuta", 2.0, (1.0, 1.0)),
];
/// Before dinner, and while it lasts.
pub(super) const APERITIF: &[Taste] = &[
    liked("spritz", 18.0, (0.7, 1.3)),
    liked("prosecco", 6.0, (1.1, 0.9)),
    changing("negroni", 4.0, (1.1, 0.9), 0.7),
    liked("birra-alla-spina", 4.0, (0.6, 1.4)),
    liked("vino-della-casa", 3.0, (1.0, 1.0)),
];
/// After the meal.
pub(super) const AFTER: &[Taste] = &[
    liked("espresso", 30.0, (1.0, 0.95)),
    liked("limoncello", 6.0, (0.8, 1.3)),
    liked("latte-macchiato", 2.0, (1.2, 0.8)),
    liked("te-caldo", 2.0, (1.8, 0.3)),
];

/// How heavy the options of a group are, by `dish/group` or else by `group`; elsewhere all weigh the same.
const CHOICES: &[(&str, &[f64])] = &[
    ("acqua/kind", &[5.0, 4.0]),
    ("acqua/size", &[1.0, 3.0]),
    ("birra-alla-spina/size", &[2.0, 5.0]),
    ("bitter", &[7.0, 4.0, 2.0]),
    ("chianti-classico/size", &[5.0, 1.0]),
    ("cola/kind", &[5.0, 3.0]),
    ("doneness", &[2.0, 6.0, 5.0, 2.0]),
    ("dough", &[15.0, 1.0]),
    ("espresso/kind", &[16.0, 2.0, 2.0, 2.0, 2.0]),
    ("espresso/milk", &[5.0, 2.0]),
    ("extras", &[6.0, 4.0, 3.0, 2.0, 3.0, 2.0, 2.0, 1.0]),
    ("flavours", &[4.0, 6.0, 6.0, 4.0, 3.0, 4.0, 4.0]),
    ("pasta", &[6.0, 4.0, 2.0, 1.0]),
    ("prosecco/size", &[6.0, 1.0]),
    ("sauce", &[5.0, 3.0, 3.0]),
    ("size", &[3.0, 12.0, 1.0]),
    ("tagliere/size", &[5.0, 2.0]),
    ("vermentino/size", &[5.0, 1.0]),
    ("vino-della-casa/size", &[8.0, 4.0, 1.0]),
];
/// How many of a hundred take something where nothing is needed, by `dish/group` or else by `group`.
const EXTRAS: &[(&str, f64)] = &[("cheese", 55.0), ("milk", 12.0), ("side", 45.0), ("toppings", 40.0)];
/// As many where the group is not among them.
const EXTRAS_ELSEWHERE: f64 = 14.0;

/// How heavy the options of a group are.
pub(super) fn choices(dish: &str, group: &str) -> Option<&'static [f64]> {
    of(CHOICES, dish, group)
}

/// How many of a hundred take something of a group of which nothing is needed.
pub(super) fn extras(dish: &str, group: &str) -> f64 {
    of(EXTRAS, dish, group).unwrap_or(EXTRAS_ELSEWHERE)
}

fn of<T: Copy>(all: &[(&str, T)], dish: &str, group: &str) -> Option<T> {
    let full = format!("{dish}/{group}");
    let find = |name: &str| all.iter().find(|(key, _)| *key == name).map(|(_, found)| *found);
    find(&full).or_else(|| find(group))
}

#[cfg(test)]
pub(super) const COURSES: [&[Taste]; 10] = [
    STARTERS,
    PASTA,
    PIZZA,
    MAINS,
    SIDES,
    SWEETS,
    BESIDE_PIZZA,
    BESIDE_OTHERS,
    APERITIF,
    AFTER,
];
