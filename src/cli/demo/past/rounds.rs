//! What the guests of a table ordered, round by round.

use std::collections::BTreeMap;

use super::days::{Day, Party};
use super::taste::{self, Taste};
use crate::base::Money;
use crate::base::chance::Chance;
use crate::menu::import::{CategoryFile, GroupFile, ItemFile, MenuFile};

/// Dishes cost less longer ago than this part of a year, from this price on.
const DEARER: (f64, Money, Money) = (0.58, Money(600), Money(-50));

/// The menu by the keys of its dishes.
pub(super) struct Carte<'m>(BTreeMap<&'m str, (&'m CategoryFile, &'m ItemFile)>);

impl<'m> Carte<'m> {
    pub(super) fn of(menu: &'m MenuFile) -> Carte<'m> {
        let of = |c: &'m CategoryFile| c.items.iter().map(move |i| (i.key.as_str(), (c, i)));
        Carte(menu.categories.iter().flat_map(of).collect())
    }
}

/// What was sent from a table at once.
pub(super) struct Order<'m> {
    /// When, in minutes of the day.
    pub(super) minute: i64,
    pub(super) lines: Vec<Line<'m>>,
}

/// A line of an order.
pub(super) struct Line<'m> {
    pub(super) category: &'m CategoryFile,
    pub(super) item: &'m ItemFile,
    /// The keys of what was chosen, by their groups.
    pub(super) options: Vec<(usize, usize)>,
    pub(super) quantity: i64,
    /// What one costs.
    pub(super) unit: Money,
}

/// The orders of a table, of which the first is sent when the guests came.
pub(super) fn orders<'m>(carte: &Carte<'m>, chance: &mut Chance, day: &Day, party: &Party) -> Vec<Order<'m>> {
    let mut table = Table { chance, day, party };
    let rounds = if party.evening && party.minute < 19 * 60 {
        table.aperitif()
    } else {
        table.meal()
    };
    let full = |(after, dishes): (f64, Vec<&str>)| Order {
        minute: party.minute + after as i64,
        lines: table.lines(carte, &dishes),
    };
    rounds.into_iter().map(full).filter(|o| !o.lines.is_empty()).collect()
}

/// After how many minutes which dishes were sent.
type Round = (f64, Vec<&'static str>);

struct Table<'t> {
    chance: &'t mut Chance,
    day: &'t Day,
    party: &'t Party,
}

impl Table<'_> {
    fn pick(&mut self, course: &'static [Taste]) -> &'static str {
        let weights = course.iter().map(|t| t.likes(self.day.warmth, self.day.ago));
        course[self.chance.among(weights)].dish
    }

    fn some(&mut self, course: &'static [Taste], average: f64) -> Vec<&'static str> {
        (0..self.chance.whole(average)).map(|_| self.pick(course)).collect()
    }

    /// What is more in the evening than at noon.
    fn by_time(&self, noon: f64, evening: f64) -> f64 {
        if self.party.evening { evening } else { noon }
    }

    fn aperitif(&mut self) -> Vec<Round> {
        let guests = self.party.guests as f64;
        let mut first = self.some(taste::APERITIF, guests);
        first.extend(self.some(taste::STARTERS, guests * 0.35));
        let again = if self.chance.in_hundred(35.0) {
            self.some(taste::APERITIF, guests * 0.6)
        } else {
            Vec::new()
        };
        vec![(0.0, first), (self.chance.around(20.0, 40.0), again)]
    }

    fn meal(&mut self) -> Vec<Round> {
        let guests = self.party.guests as f64;
        let water = self.by_time(0.4, 0.32);
        let mut first: Vec<_> = (0..self.chance.whole(guests * water)).map(|_| "acqua").collect();
        first.extend(self.some(taste::STARTERS, guests * self.by_time(0.1, 0.3)));
        let mut dishes = Vec::new();
        for _ in 0..self.party.guests {
            self.guest(&mut first, &mut dishes);
        }
        let mut rounds = vec![(0.0, first)];
        if self.chance.in_hundred(60.0) {
            rounds[0].1.extend(dishes);
        } else {
            rounds.push((self.chance.around(8.0, 26.0), dishes));
        }
        if self.chance.in_hundred(self.by_time(3.0, 14.0)) {
            let more = self.some(taste::BESIDE_OTHERS, 0.7 + guests * 0.2);
            rounds.push((self.chance.around(28.0, 46.0), more));
        }
        let end = (self.by_time(30.0, 46.0), self.by_time(50.0, 80.0));
        let last = self.last();
        rounds.push((self.chance.around(end.0, end.1), last));
        rounds
    }

    /// A guest's drink and dishes.
    fn guest(&mut self, drinks: &mut Vec<&'static str>, dishes: &mut Vec<&'static str>) {
        let course = [taste::PIZZA, taste::PASTA, taste::MAINS, taste::SIDES, taste::STARTERS];
        let weights = if self.party.evening {
            [44.0, 29.0, 20.0, 3.0, 4.0]
        } else {
            [27.0, 44.0, 14.0, 10.0, 5.0]
        };
        let course = course[self.chance.among(weights.into_iter())];
        dishes.push(self.pick(course));
        let pizza = std::ptr::eq(course, taste::PIZZA);
        if std::ptr::eq(course, taste::MAINS) && self.chance.in_hundred(55.0) {
            dishes.push(self.pick(taste::SIDES));
        }
        let (beside, thirsty) = if pizza {
            (taste::BESIDE_PIZZA, self.by_time(55.0, 78.0))
        } else {
            (taste::BESIDE_OTHERS, self.by_time(32.0, 60.0))
        };
        if self.chance.in_hundred(thirsty) {
            drinks.push(self.pick(beside));
        }
    }

    /// What ends the meal.
    fn last(&mut self) -> Vec<&'static str> {
        let mut last = Vec::new();
        // Some tables just pay and go.
        if self.chance.in_hundred(self.by_time(30.0, 26.0)) {
            return last;
        }
        for _ in 0..self.party.guests {
            let sweet = self.chance.in_hundred(self.by_time(18.0, 42.0));
            if sweet {
                last.push(self.pick(taste::SWEETS));
            }
            let (coffee, after) = (self.by_time(62.0, 45.0), last.last());
            // Tiramisù is had with a coffee.
            let coffee = if sweet && after == Some(&"tiramisu") {
                78.0
            } else {
                coffee
            };
            if self.chance.in_hundred(coffee) {
                last.push(self.pick(taste::AFTER));
            }
        }
        last
    }

    /// The lines of some dishes, with what was chosen; those that are the same are one.
    fn lines<'m>(&mut self, carte: &Carte<'m>, dishes: &[&str]) -> Vec<Line<'m>> {
        let mut lines: Vec<Line<'m>> = Vec::new();
        for (category, item) in dishes.iter().filter_map(|dish| carte.0.get(dish).copied()) {
            let options = self.options(item);
            let same = |l: &&mut Line<'_>| l.item.key == item.key && l.options == options;
            if let Some(line) = lines.iter_mut().find(same) {
                line.quantity += 1;
                continue;
            }
            lines.push(Line {
                category,
                item,
                options,
                quantity: 1,
                unit: Money::ZERO,
            });
        }
        for line in &mut lines {
            line.unit = self.price(line);
        }
        lines
    }

    fn price(&self, line: &Line<'_>) -> Money {
        let (ago, from, less) = DEARER;
        let mut price = line.item.price;
        if self.day.ago > ago && price >= from {
            price = price + less;
        }
        let deltas = line.options.iter().map(|(group, option)| line.item.groups[*group].options[*option].delta);
        deltas.fold(price, |sum, delta| sum + delta)
    }

    fn options(&mut self, item: &ItemFile) -> Vec<(usize, usize)> {
        let mut all = Vec::new();
        for (at, group) in item.groups.iter().enumerate().filter(|(_, g)| !g.removes) {
            all.extend(self.chosen(&item.key, group).into_iter().map(|option| (at, option)));
        }
        all
    }

    fn chosen(&mut self, dish: &str, group: &GroupFile) -> Vec<usize> {
        let mut many = group.least;
        if many == 0 && self.chance.in_hundred(taste::extras(dish, &group.key)) {
            many = 1;
        }
        // Who may have several scoops has some; of other things a second one is seldom.
        let another = if group.least > 0 { 60.0 } else { 18.0 };
        while many > 0 && many < group.most && self.chance.in_hundred(another) {
            many += 1;
        }
        let known = taste::choices(dish, &group.key).unwrap_or_default();
        let mut weights: Vec<f64> = (0..group.options.len()).map(|n| known.get(n).copied().unwrap_or(1.0)).collect();
        let mut chosen: Vec<usize> = (0..many)
            .map(|_| {
                let one = self.chance.among(weights.iter().copied());
                weights[one] = 0.0;
                one
            })
            .collect();
        chosen.sort_unstable();
        chosen
    }
}
