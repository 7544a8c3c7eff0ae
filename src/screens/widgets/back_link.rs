//! The way back on a narrow window, where the list and a page are not seen side by side.

use crate::app::navigator::Navigator;
use crate::domain::route::Route;
use crate::ui::element::{El, tag};
use crate::ui::icon::Icon;

pub fn back_to_list(navigator: Navigator) -> El {
    tag("a", "back")
        .attr("href", navigator.path(&Route::List))
        .child((Icon::BACK.view(), tag("span", "").child("Service accounts")))
}
