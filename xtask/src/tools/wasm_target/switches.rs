//! The `cargo` that goes first in PATH: it sets the compiler for the browser and its switches, and
//! leaves every other call to the cargo behind it.

/// A release builds std along: for size, and so that a panic ends the program at once instead of
/// putting words together that nobody reads. That takes an eighth off the program. The switches
/// are not stable, which RUSTC_BOOTSTRAP admits.
const RELEASE: &str = r#"    export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort
    export CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
    flags="-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none"
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$flags"
"#;

/// Debian brings std for the browser as sources only, so a debug build builds it too.
const DEBIANS: &str = r#"case " $* " in
*wasm32-unknown-unknown*)
    unset LD_LIBRARY_PATH RUSTUP_TOOLCHAIN CARGO
    export PATH="/usr/bin:$PATH" RUSTC=/usr/bin/rustc
    export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort
    exec /usr/bin/cargo "$@"
    ;;
esac
"#;

/// The script that calls the compiler which is in PATH anyway.
pub(super) fn of_rustup() -> String {
    script("")
}

/// The script that calls Debian's compiler.
pub(super) fn of_debian() -> String {
    script(DEBIANS)
}

fn script(compiler: &str) -> String {
    // A fetch needs the switches of a release to fetch the crates of std. The script's own folder
    // is the first of PATH; without it `cargo` is the next one.
    format!(
        "#!/bin/sh\ncase \" $* \" in\n*' --release '*|*' fetch '*)\n{RELEASE}    ;;\nesac\n{compiler}\
         PATH=\"${{PATH#*:}}\"\nexec cargo \"$@\"\n"
    )
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    /// What the script would tell cargo: its own environment, printed by a stand-in.
    fn told(script: &str, arguments: &str) -> String {
        let script = script
            .replace("exec cargo \"$@\"", "env")
            .replace("exec /usr/bin/cargo \"$@\"", "exec env");
        let output = Command::new("sh")
            .args(["-c", &script, "cargo"])
            .args(arguments.split(' '))
            .env_remove("RUSTC_BOOTSTRAP")
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    }

    #[test]
    fn only_a_release_builds_a_small_std() {
        let release = "build --target=wasm32-unknown-unknown --release --offline";
        let debug = "build --target=wasm32-unknown-unknown --offline";
        for script in [of_rustup(), of_debian()] {
            assert!(told(&script, release).contains("BUILD_STD_FEATURES=optimize_for_size"));
            assert!(!told(&script, debug).contains("optimize_for_size"));
        }
        assert!(!told(&of_rustup(), debug).contains("RUSTC_BOOTSTRAP"));
    }

    #[test]
    fn debians_compiler_builds_for_the_browser_alone() {
        let script = of_debian();
        let browser = told(&script, "build --target=wasm32-unknown-unknown --offline");
        assert!(browser.contains("RUSTC=/usr/bin/rustc"), "{browser}");
        assert!(browser.contains("BUILD_STD=std,panic_abort"), "{browser}");
        assert!(!told(&script, "xtask seal").contains("RUSTC=/usr/bin/rustc"));
    }
}
