//! Taking rows in and out: by click, by key, and by Shift for a range.

use super::{Picker, row::row};
use crate::screens::account_list::key_moves;
use crate::ui::element::{El, as_kind, tag};
use crate::ui::window::Row;
use crate::reactive::spawn;
use web_sys::KeyboardEvent;

pub(super) fn window(picker: Picker) -> El {
    let stop = picker.anchor;
    let on_key = move |event: KeyboardEvent| {
        let Some(total) = picker.list.total_untracked() else { return };
        let Some(to) = key_moves(&event, stop.get_untracked(), picker.list.rows_on_screen(), total)
        else {
            return;
        };
        event.prevent_default();
        if event.shift_key() {
            picker.choose_range(stop.get_untracked(), to, true);
        }
        stop.set(to);
        picker.list.focus(to);
    };
    tag("div", "picker-rows")
        .on("keydown", move |event| on_key(as_kind(event)))
        .child(picker.list.view("Data sets", move |index, data_set| row(picker, index, data_set)))
}

impl Picker {
    /// Takes the row's data set in or out; with Shift, the whole range since the last one goes the
    /// same way.
    pub(super) fn choose(self, index: usize, with_shift: bool) {
        let Some(Row::DataSet(data_set)) = self.list.row_untracked(index) else { return };
        let into = self
            .chosen
            .try_update(|chosen| chosen.toggle(&data_set.id, &data_set.name))
            .unwrap_or_default();
        if with_shift {
            self.choose_range(self.anchor.get_untracked(), index, into);
        }
        self.anchor.set(index);
    }

    /// Takes all rows between two places in, or out. Rows that have not come yet are fetched.
    fn choose_range(self, one: usize, other: usize, into: bool) {
        let range = one.min(other)..one.max(other) + 1;
        spawn(async move {
            let Some(rows) = self.list.all_of(range).await else { return };
            self.chosen.try_update(|chosen| {
                if into {
                    chosen.insert_all(rows.iter().filter_map(|row| match row {
                        Row::DataSet(found) => Some((found.id.as_str(), Some(found.name.as_str()))),
                        _ => None,
                    }));
                } else {
                    for row in &rows {
                        if let Row::DataSet(found) = row {
                            chosen.remove(&found.id);
                        }
                    }
                }
            });
        });
    }
}
