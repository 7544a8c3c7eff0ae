//! The scroll space of a long list. Browsers limit how high an element may be. In a list that is
//! higher than that, the scroll bar stands for the whole list and the rows move faster than it, but
//! keep their distances from each other.

/// An element with this height in device pixels works in every browser: Firefox ends at 17,895,697
/// CSS pixels, Chromium and WebKit at 33,554,428 device pixels.
const HIGHEST: f64 = 16_000_000.0;

/// All lengths are in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScrollSpace {
    /// The height of the element with the rows.
    pub height: f64,
    /// How much further than the scroll bar the rows move, for each pixel.
    extra: f64,
}

impl ScrollSpace {
    /// `rows` is the height of all rows together, `density` the number of device pixels of a CSS pixel.
    pub fn new(rows: f64, viewport: f64, density: f64) -> Self {
        let height = rows.min((HIGHEST / density.max(1.0)).trunc());
        Self { height, extra: (rows - height) / (height - viewport).max(1.0) }
    }

    /// How much of the list is above the visible area, at a position of the scroll bar.
    pub fn above(self, scroll_top: f64) -> f64 {
        scroll_top + self.shift(scroll_top)
    }

    /// The position of the scroll bar with this much of the list above the visible area.
    pub fn scroll_top(self, above: f64) -> f64 {
        above / (1.0 + self.extra)
    }

    /// Whether the rows move faster than the scroll bar.
    pub fn is_mapped(self) -> bool {
        self.extra > 0.0
    }

    /// How far the rows are moved up in their element. Whole pixels, so that all rows move alike.
    pub fn shift(self, scroll_top: f64) -> f64 {
        (scroll_top * self.extra).trunc()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: f64 = 192.0;
    const ROWS: f64 = 100_000.0 * ROW;
    const VIEWPORT: f64 = 500.0;

    #[test]
    fn a_list_that_fits_is_not_mapped() {
        let space = ScrollSpace::new(4_800_000.0, VIEWPORT, 1.0);
        assert!(!space.is_mapped());
        assert_eq!(space.height, 4_800_000.0);
        for scroll in [0.0, 1.0, 4_799_500.0] {
            assert_eq!((space.above(scroll), space.shift(scroll)), (scroll, 0.0));
            assert_eq!(space.scroll_top(scroll), scroll);
        }
    }

    #[test]
    fn a_higher_list_has_a_height_that_browsers_allow_on_any_screen() {
        for density in [0.5, 1.0, 2.0, 3.0, 15.0] {
            let space = ScrollSpace::new(ROWS, VIEWPORT, density);
            assert!(space.is_mapped());
            assert!(space.height * density <= HIGHEST && space.height <= HIGHEST, "{density}");
        }
    }

    #[test]
    fn the_ends_of_the_scroll_bar_are_the_ends_of_the_list() {
        for density in [1.0, 3.0, 15.0] {
            let space = ScrollSpace::new(ROWS, VIEWPORT, density);
            assert_eq!(space.above(0.0), 0.0);
            let end = space.height - VIEWPORT;
            assert!((space.above(end) - (ROWS - VIEWPORT)).abs() <= 1.0, "{density}");
            // There, the last row ends where its element does.
            assert!((ROWS - space.shift(end) - space.height).abs() <= 1.0, "{density}");
        }
    }

    #[test]
    fn every_row_can_be_scrolled_into_view_as_a_whole() {
        for density in [1.0, 3.0, 15.0] {
            let space = ScrollSpace::new(ROWS, VIEWPORT, density);
            for index in [0.0, 1.0, 49_999.0, 99_998.0, 99_999.0] {
                let (top, bottom) = (index * ROW, (index + 1.0) * ROW);
                // The browser gives whole pixels, between zero and the end.
                let end = space.height - VIEWPORT;
                let from_below = space.scroll_top(bottom - VIEWPORT).ceil().clamp(0.0, end);
                let from_above = space.scroll_top(top).floor().clamp(0.0, end);
                for scroll in [from_below, from_above] {
                    let above = space.above(scroll);
                    assert!(above <= top + 1.0, "{index} at {density}");
                    assert!(bottom <= above + VIEWPORT + 1.0, "{index} at {density}");
                    // What is computed is what is seen.
                    assert_eq!(top - space.shift(scroll) - scroll, top - above);
                }
            }
        }
    }

    #[test]
    fn a_list_lower_than_its_viewport_stays_where_it_is() {
        let space = ScrollSpace::new(88.0, VIEWPORT, 1.0);
        assert!(!space.is_mapped());
        assert_eq!(space.height, 88.0);
    }
}
