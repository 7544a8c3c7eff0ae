//! The page of the access review.

use super::handle::Handle;
use super::{accounts, attention, print, progress, readers};
use crate::app::context::Context;
use crate::reactive::State;
use crate::screens::widgets::back_link::back_to_list;
use crate::ui::button::{Look, button};
use crate::ui::element::{live, tag};
use leptos::prelude::*;

/// The questions that the review answers.
#[derive(Clone, Copy, PartialEq)]
enum Question {
    Accounts,
    Readers,
    Attention,
}

const QUESTIONS: [(Question, &str); 3] = [
    (Question::Accounts, "What does each account reach"),
    (Question::Readers, "Who can read a data set"),
    (Question::Attention, "What needs attention"),
];

pub fn view(ctx: Context) -> AnyView {
    let review = Handle::new(ctx);
    review.open();
    let (asked, printing) = (State::new(Question::Accounts), State::new(false));
    let questions: Vec<_> = QUESTIONS
        .iter()
        .map(|(question, words)| {
            button(Look::PLAIN, *words)
                .live_attr("aria-pressed", move || {
                    Some(if asked.get() == *question { "true" } else { "false" }.to_owned())
                })
                .on_click(move || asked.set(*question))
        })
        .collect();
    tag("div", "panel review")
        .child((
            back_to_list(ctx.navigator),
            tag("h2", "page-title").attr("tabindex", "-1").child("Access review"),
            tag("p", "").child("Which service accounts there are, and what each can read."),
            tag("div", "review-questions")
                .attr("role", "group")
                .attr("aria-label", "Question")
                .child(questions),
            progress::reading(review),
            print::sheet(review, printing),
            live(move || match asked.get() {
                Question::Accounts => accounts::view(review, printing),
                Question::Readers => readers::view(review),
                Question::Attention => attention::view(review),
            }),
        ))
        .view()
}
