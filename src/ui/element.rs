//! Elements that share one single type.
//!
//! Leptos gives every element its own type, made of its attributes, children and closures, and the
//! compiler generates code for each. Here they are boxed before Leptos sees them, so that all
//! elements share the same code: this halves the program. It also avoids `innerHTML`, which `view!`
//! uses for static markup and which a strict host policy refuses.

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::html::{Custom, custom};
use leptos::prelude::*;
use leptos::tachys::html::class::class;
use leptos::tachys::html::event::on;
use leptos::tachys::html::node_ref::node_ref;
use leptos::tachys::html::property::prop;
use leptos::tachys::html::style::style;
use std::borrow::Cow;
use wasm_bindgen::JsCast;
use web_sys::Event;

/// A reference to an element, once it is in the document.
pub type ElRef = NodeRef<Custom<&'static str>>;

type Handler = Box<dyn FnMut(Event)>;
type LiveText = Box<dyn FnMut() -> String + Send>;
type LiveFlag = Box<dyn FnMut() -> bool + Send>;
type LiveValue = Box<dyn FnMut() -> Option<String> + Send>;
type LiveView = Box<dyn FnMut() -> AnyView + Send>;

/// An HTML element that is being built.
pub struct El {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// What a host may style with `::part`: a class or the tag of a heading, and the name of the part.
/// The names are part of the public API.
const PARTS: [(&str, &str); 14] = [
    ("account", "row"),
    ("accounts", "list"),
    ("badge", "badge"),
    ("button", "button"),
    ("button-danger", "danger-button"),
    ("button-primary", "primary-button"),
    ("code", "code"),
    ("dialog", "dialog"),
    ("field", "field"),
    ("h2", "heading"),
    ("h3", "heading"),
    ("label", "label"),
    ("notice", "notice"),
    ("panel", "panel"),
];

/// Starts an element with this tag and class; an empty class is left out.
pub fn tag(tag: &'static str, class: &'static str) -> El {
    let mut element = El { tag, attributes: Vec::new(), children: Vec::new() };
    if !class.is_empty() {
        element = element.attr("class", class);
    }
    let mut parts = String::new();
    for (name, part) in PARTS {
        let is_heading = part == "heading" && tag == name;
        if is_heading || class.split(' ').any(|class| class == name) {
            if !parts.is_empty() {
                parts.push(' ');
            }
            parts.push_str(part);
        }
    }
    if parts.is_empty() { element } else { element.attr("part", parts) }
}

impl El {
    fn add(mut self, attribute: impl IntoAnyAttribute) -> Self {
        self.attributes.push(attribute.into_any_attr());
        self
    }

    pub fn attr(self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.add(custom_attribute(name, value.into()))
    }

    /// An attribute without a value, such as `required`.
    pub fn flag(self, name: &'static str) -> Self {
        self.attr(name, "")
    }

    /// Makes session recorders leave the element out: Datadog, Hotjar, Clarity, LogRocket, OpenReplay,
    /// Mouseflow. Its classes do the same for recorders that use classes. No translator gets it either.
    pub fn unrecorded(self) -> Self {
        let marks = [
            ("data-dd-privacy", "hidden"),
            ("data-hj-suppress", ""),
            ("data-clarity-mask", "true"),
            ("data-private", ""),
            ("data-openreplay-hidden", ""),
            ("data-openreplay-obscured", ""),
            ("data-mf-replace", "***"),
            ("translate", "no"),
        ];
        marks.into_iter().fold(self, |it, (name, value)| it.attr(name, value))
    }

    /// Makes password managers leave a field alone: 1Password, LastPass, Bitwarden, Dashlane.
    pub fn no_password(self) -> Self {
        let marks = [
            ("data-1p-ignore", ""),
            ("data-lpignore", "true"),
            ("data-bwignore", "true"),
            ("data-form-type", "other"),
        ];
        marks.into_iter().fold(self, |it, (name, value)| it.attr(name, value))
    }

    /// A reactive attribute; `None` removes it.
    pub fn live_attr(
        self,
        name: &'static str,
        value: impl FnMut() -> Option<String> + Send + 'static,
    ) -> Self {
        let value: LiveValue = Box::new(value);
        self.add(custom_attribute(name, value))
    }

    /// A class that is present while the condition is true.
    pub fn live_class(
        self,
        name: &'static str,
        holds: impl FnMut() -> bool + Send + 'static,
    ) -> Self {
        let holds: LiveFlag = Box::new(holds);
        self.add(class((name, holds)))
    }

    /// A style property, set through the DOM, which a strict style policy allows.
    pub fn live_style(
        self,
        name: &'static str,
        value: impl FnMut() -> String + Send + 'static,
    ) -> Self {
        let value: LiveText = Box::new(value);
        self.add(style((name, value)))
    }

    /// The value of a field.
    pub fn live_value(self, value: impl FnMut() -> String + Send + 'static) -> Self {
        let value: LiveText = Box::new(value);
        self.add(prop("value", value))
    }

    /// A boolean property: `checked`, `selected`, `disabled`.
    pub fn live_flag(
        self,
        name: &'static str,
        value: impl FnMut() -> bool + Send + 'static,
    ) -> Self {
        let value: LiveFlag = Box::new(value);
        self.add(prop(name, value))
    }

    pub fn on(self, event: &'static str, handler: impl FnMut(Event) + 'static) -> Self {
        let handler: Handler = Box::new(handler);
        self.add(on(leptos::ev::Custom::<Event>::new(event), handler))
    }

    pub fn on_click(self, mut handler: impl FnMut() + 'static) -> Self {
        self.on("click", move |_| handler())
    }

    pub fn node_ref(self, node: ElRef) -> Self {
        self.add(node_ref::<Custom<&'static str>, _>(node))
    }

    pub fn child(mut self, child: impl Child) -> Self {
        child.add_to(&mut self.children);
        self
    }

    pub fn view(self) -> AnyView {
        custom(self.tag).child(self.children).add_any_attr(self.attributes).into_any()
    }
}

/// A reactive view.
pub fn live(view: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let view: LiveView = Box::new(view);
    view.into_any()
}

/// A reactive text. It is the whole content of an element of its own: a translator replaces text
/// nodes by its own, and a text node that is no longer in the document would never change again.
pub fn live_text(text: impl FnMut() -> String + Send + 'static) -> AnyView {
    let text: LiveText = Box::new(text);
    tag("span", "").add(prop("textContent", text)).view()
}

/// No view at all.
pub fn empty() -> AnyView {
    Vec::<AnyView>::new().into_any()
}

/// The current value of a field, from its event.
pub fn value_of(event: &Event) -> String {
    event_target_value(event)
}

/// The event as the type that its name implies.
pub fn as_kind<T: JsCast>(event: Event) -> T {
    event.unchecked_into()
}

/// Something that can be inside an element.
pub trait Child {
    fn add_to(self, children: &mut Vec<AnyView>);
}

impl Child for AnyView {
    fn add_to(self, children: &mut Vec<AnyView>) {
        children.push(self);
    }
}

impl Child for El {
    fn add_to(self, children: &mut Vec<AnyView>) {
        children.push(self.view());
    }
}

impl Child for Cow<'static, str> {
    fn add_to(self, children: &mut Vec<AnyView>) {
        children.push(self.into_any());
    }
}

impl Child for String {
    fn add_to(self, children: &mut Vec<AnyView>) {
        children.push(self.into_any());
    }
}

impl Child for &'static str {
    fn add_to(self, children: &mut Vec<AnyView>) {
        children.push(self.into_any());
    }
}

impl<T: Child> Child for Option<T> {
    fn add_to(self, children: &mut Vec<AnyView>) {
        if let Some(child) = self {
            child.add_to(children);
        }
    }
}

impl<T: Child> Child for Vec<T> {
    fn add_to(self, children: &mut Vec<AnyView>) {
        for child in self {
            child.add_to(children);
        }
    }
}

macro_rules! tuple_of_children {
    ($($name:ident)+) => {
        impl<$($name: Child),+> Child for ($($name,)+) {
            #[allow(non_snake_case)]
            fn add_to(self, children: &mut Vec<AnyView>) {
                let ($($name,)+) = self;
                $($name.add_to(children);)+
            }
        }
    };
}

tuple_of_children!(A B);
tuple_of_children!(A B C);
tuple_of_children!(A B C D);
tuple_of_children!(A B C D E);
tuple_of_children!(A B C D E F);
tuple_of_children!(A B C D E F G);
tuple_of_children!(A B C D E F G H);
tuple_of_children!(A B C D E F G H I);
tuple_of_children!(A B C D E F G H I J);

/// Several children without an element around them.
pub fn fragment(children: impl Child) -> AnyView {
    let mut views = Vec::new();
    children.add_to(&mut views);
    views.into_any()
}
