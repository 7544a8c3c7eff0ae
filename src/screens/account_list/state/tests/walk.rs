//! Random walks through the account list. The invariants must hold whatever the user does, also with
//! late, lost and repeated answers.

use super::super::{AccountList, Effect, Event, Filter, Query, SORTS};
use crate::domain::expiry::DAY_MS;
use crate::screens::walks::{self, walk_by};

const START: f64 = 1_000.0 * DAY_MS;

#[derive(Clone, Debug, PartialEq)]
enum Step {
    User(Event),
    /// A minute passes.
    Minute,
    /// The answer to one of the calls so far, by its index; it may have been answered before.
    Answer(usize),
}

/// A call with what it asked for.
#[derive(Clone, Debug)]
enum Call {
    Count { number: u32, of: [Query; 3] },
    Find { number: u32, id: String, query: Query },
}

#[derive(Clone, Debug)]
struct World {
    list: AccountList,
    now: f64,
    calls: Vec<Call>,
    /// The query of the rows on screen.
    loaded: Option<Query>,
    /// The last account that was scrolled to, and the query of the list in which it was found.
    revealed: Option<(String, Query)>,
    /// The account that the user or another screen last asked to see.
    wanted: Option<String>,
    /// The query of each count on screen.
    counted: [Option<Query>; 3],
}

/// What is counted.
const COUNTED: [Filter; 3] = [Filter::All, Filter::Soon, Filter::Expired];

impl World {
    fn send(&mut self, event: Event) -> Vec<Effect> {
        let effects = self.list.apply(event);
        for effect in &effects {
            match effect {
                Effect::LoadList | Effect::RefreshList => self.loaded = Some(self.list.query()),
                Effect::Count { number } => self.calls.push(Call::Count {
                    number: *number,
                    of: COUNTED.map(|filter| self.list.query_of(filter)),
                }),
                Effect::Find { number, id } => {
                    let query = self.list.query();
                    self.calls.push(Call::Find { number: *number, id: id.clone(), query });
                }
                Effect::Reveal(_) | Effect::FocusSearch => {}
            }
        }
        effects
    }

    fn answer(&mut self, call: usize) {
        match self.calls.get(call).cloned() {
            Some(Call::Count { number, of }) => {
                for (at, filter) in COUNTED.into_iter().enumerate() {
                    let before = self.list.counts();
                    self.send(Event::Counted { number, filter, total: number * 10 + at as u32 });
                    if self.list.counts() != before {
                        self.counted[at] = Some(of[at].clone());
                    }
                }
            }
            Some(Call::Find { number, id, query }) => {
                let index = number as usize;
                if self.send(Event::Found { number, index }) == [Effect::Reveal(index)] {
                    self.revealed = Some((id, query));
                }
            }
            None => {}
        }
    }
}

impl walks::World for World {
    type Step = Step;

    fn new() -> Self {
        let mut world = Self {
            list: AccountList::new(START),
            now: START,
            calls: Vec::new(),
            loaded: None,
            revealed: None,
            wanted: None,
            counted: [None, None, None],
        };
        world.send(Event::Opened { now: START });
        world
    }

    fn likely(&self) -> Vec<(u32, Vec<Step>)> {
        let now = self.now;
        let searches = ["", " ", "fleet", "fleet ", "desk"];
        let filters = COUNTED;
        let user = |events: Vec<Event>| events.into_iter().map(Step::User).collect::<Vec<_>>();
        vec![
            (4, user(searches.map(|text| Event::Searched(text.to_owned())).to_vec())),
            (3, user((0..=SORTS.len()).map(Event::Sorted).collect())),
            (3, user(filters.map(|filter| Event::Filtered { filter, now }).to_vec())),
            (1, user(vec![Event::ShowAll])),
            (2, user(vec![Event::Refresh { now }])),
            (3, user(["a", "b"].map(|id| Event::Show(id.to_owned())).to_vec())),
            (2, user(vec![Event::ShowNew { id: "c".to_owned(), now }])),
            (3, vec![Step::Minute]),
            (8, (0..self.calls.len()).map(Step::Answer).collect()),
        ]
    }

    fn take(&mut self, step: &Step) {
        match step {
            Step::User(event) => {
                if let Event::Show(id) | Event::ShowNew { id, .. } = event {
                    self.wanted = Some(id.clone());
                }
                self.send(event.clone());
            }
            Step::Minute => {
                self.now += 60_000.0;
                self.send(Event::Refresh { now: self.now });
            }
            Step::Answer(call) => self.answer(*call),
        }
    }

    fn check(before: &Self, step: &Step, after: &Self) {
        let list = &after.list;
        let (query, loaded) = (list.query(), after.loaded.clone().expect("a list is shown"));
        assert_eq!(query.search.trim(), loaded.search.trim(), "the rows are those searched for");
        assert_eq!(
            Query { search: String::new(), ..query.clone() },
            Query { search: String::new(), ..loaded },
            "the rows are those of the order, the filter and the moment that are shown"
        );
        assert_eq!(list.now(), after.now, "the list means the present moment");
        for (at, filter) in COUNTED.into_iter().enumerate() {
            if before.counted[at] != after.counted[at] {
                let same = Some(list.query_of(filter));
                assert_eq!(after.counted[at], same, "a count is of the moment that the rows have");
            }
        }
        if before.revealed != after.revealed {
            let (id, place) = after.revealed.as_ref().expect("one was revealed");
            assert_eq!(Some(id), after.wanted.as_ref(), "only what was asked for last is revealed");
            assert_eq!(place.search.trim(), query.search.trim(), "a place in the list on screen");
            assert_eq!(place.sort, query.sort, "a place in the list on screen");
        }
        if let Step::Answer(_) = step {
            let kept = (list.search(), list.sort(), list.filter());
            let had = (before.list.search(), before.list.sort(), before.list.filter());
            assert_eq!(kept, had, "no answer changes what the user has set");
        }
        if matches!(step, Step::User(Event::ShowNew { .. } | Event::ShowAll)) {
            assert!(!list.is_narrowed(), "nothing hides an account that is to be seen");
        }
    }

    fn stage(&self) -> String {
        let stage = match (self.list.is_narrowed(), self.list.finding) {
            (false, None) => "all",
            (true, None) => "narrowed",
            (false, Some(_)) => "finding",
            (true, Some(_)) => "finding among the narrowed",
        };
        format!("{stage:?}")
    }
}

#[test]
fn the_list_shows_what_is_asked_for_on_every_walk() {
    walk_by::<World>(["all", "narrowed", "finding", "finding among the narrowed"]);
}
