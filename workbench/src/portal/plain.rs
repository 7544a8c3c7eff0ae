//! The tabs that are empty in a local Workbench. Each says what it is for.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::page::respond;
use super::shell::{Shell, Tab};
use super::visitor::Visitor;

#[derive(Template)]
#[template(path = "pages/plain.html")]
struct Plain {
    shell: Shell,
    headline: &'static str,
    explanation: &'static str,
    /// The path and the words of a link.
    link: (&'static str, &'static str),
}

pub(super) async fn analytics(visitor: Visitor) -> Response {
    show(
        visitor.shell(Tab::Analytics),
        "No reports yet",
        "Reports that are published to this workspace are listed here. A local Workbench has none.",
        CATALOGUE,
    )
}

pub(super) async fn connectors(visitor: Visitor) -> Response {
    show(
        visitor.shell(Tab::Connectors),
        "No connectors to set up",
        "Connectors bring rows from other systems into predefined data sets. A local Workbench makes its rows itself.",
        CATALOGUE,
    )
}

pub(super) async fn data_integrations(visitor: Visitor) -> Response {
    show(
        visitor.shell(Tab::DataIntegrations),
        "No integrations yet",
        "Integrations deliver data sets to other systems on a schedule. To let a program read data by itself, make a \
         service account under API management.",
        ("apiManagement", "Open API management"),
    )
}

const CATALOGUE: (&str, &str) = ("dataCatalogue", "Open the data catalogue");

fn show(
    shell: Shell,
    headline: &'static str,
    explanation: &'static str,
    link: (&'static str, &'static str),
) -> Response {
    respond(StatusCode::OK, &Plain { shell, headline, explanation, link })
}
