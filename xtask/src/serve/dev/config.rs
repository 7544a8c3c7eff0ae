//! Writes Trunk's configuration for development. It is generated, because the Workbench's address
//! is known only at run time.

use std::fmt::Write;
use std::path::Path;

/// The folder from which the page loads its files. They must be exactly there, because Trunk
/// answers every other path with the page itself.
pub(super) const ASSETS: &str = "standalone";

/// The paths that go to the Workbench; Trunk answers all others.
const WORKBENCH_PATHS: [&str; 7] = [
    "/veracity/",
    "/dnvglb2cprod.onmicrosoft.com/",
    "/ws/",
    "/assets/",
    "/favicon.svg",
    "/sign-in",
    "/sign-out",
];

/// Trunk builds again when one of these changes. A build must not write into any of them.
const WATCHED: [&str; 6] = ["src", "samples", "style", "index.html", "Cargo.toml", "Cargo.lock"];

/// The text of a Trunk.toml. All paths in it are absolute, because Trunk resolves relative ones
/// from the file's own folder.
pub(super) fn config(root: &Path, dist: &Path, workbench: &str, port: u16) -> String {
    let absolute = |path: &str| format!("{:?}", root.join(path).to_string_lossy());
    let watched: Vec<String> = WATCHED.iter().copied().map(absolute).collect();
    let mut text = format!(
        "[build]\ntarget = {}\ndist = {:?}\npublic_url = \"/{ASSETS}/\"\nfilehash = false\n\
         inject_scripts = false\nno_sri = true\n\n\
         [watch]\nwatch = [{}]\n\n\
         [serve]\naddresses = [\"127.0.0.1\"]\nport = {port}\nserve_base = \"/\"\nws_base = \"/\"\n\
         disable_address_lookup = true\n\n\
         [[hooks]]\nstage = \"post_build\"\ncommand = \"cargo\"\n\
         command_arguments = [\"run\", \"--quiet\", \"--manifest-path\", {}, \"--package\", \
         \"xtask\", \"--\", \"seal\"]\n",
        absolute("index.html"),
        dist.to_string_lossy(),
        watched.join(", "),
        absolute("Cargo.toml"),
    );
    let workbench = workbench.trim_end_matches('/');
    for path in WORKBENCH_PATHS {
        // `no_redirect`: signing in answers with a redirect and a cookie, which the browser must
        // get. `host`: the portal's pages hand the host of the request on to the tab.
        let _ = write!(
            text,
            "\n[[proxy]]\nbackend = \"{workbench}{path}\"\nno_redirect = true\n\
             no_system_proxy = true\nrequest_headers = {{ host = \"127.0.0.1:{port}\" }}\n"
        );
    }
    text
}

/// The address in the line `The local Workbench listens at http://127.0.0.1:PORT/`.
pub(super) fn address_in(line: &str) -> Option<String> {
    line.split_whitespace().find(|word| word.starts_with("http://")).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_found_in_the_workbenchs_line() {
        let line = "The local Workbench listens at http://127.0.0.1:40123/";
        assert_eq!(address_in(line).as_deref(), Some("http://127.0.0.1:40123/"));
        assert_eq!(address_in("It does not"), None);
    }

    #[test]
    fn each_path_of_the_workbench_is_forwarded() {
        let text = config(Path::new("/r"), Path::new("/r/dist-dev"), "http://127.0.0.1:9/", 8080);
        assert_eq!(text.matches("[[proxy]]").count(), WORKBENCH_PATHS.len());
        assert!(text.contains("backend = \"http://127.0.0.1:9/veracity/\""), "{text}");
        assert!(text.contains("watch = [\"/r/src\", \"/r/samples\""), "{text}");
        assert!(text.contains("port = 8080"), "{text}");
    }
}
