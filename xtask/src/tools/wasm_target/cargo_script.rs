//! A shell script named `cargo` that comes first in PATH. For builds for the browser it chooses the
//! compiler and its flags; then it calls the real cargo.

/// A release compiles std too: optimised for size, and without panic messages, which nobody would
/// see. That makes the program an eighth smaller. These flags are unstable; RUSTC_BOOTSTRAP allows
/// them.
///
/// The compiler would inline any function that is called only once, however large it is: LLVM subtracts
/// a fixed bonus of 15000 from the cost of such a call. Here all costs and the threshold are a hundred
/// times as high, so that this bonus matters little and all other calls are decided as before. Functions
/// that are not inlined resemble each other more, and brotli compresses them better: a kilobyte less.
///
/// The linker writes its relocations, which tell what each function and datum refers to, so that
/// `seal` can split the program.
const RELEASE: &str = r#"    export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort
    export CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
    flags="-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none"
    flags="$flags -Cllvm-args=-inline-instr-cost=500 -Cllvm-args=-inline-call-penalty=2500"
    flags="$flags -Cllvm-args=-inline-threshold=500 -Clink-arg=--emit-relocs"
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$flags"
"#;

/// Debian provides std for the browser as source code only, so a debug build compiles it too.
const DEBIAN: &str = r#"case " $* " in
*wasm32-unknown-unknown*)
    unset LD_LIBRARY_PATH RUSTUP_TOOLCHAIN CARGO
    export PATH="/usr/bin:$PATH" RUSTC=/usr/bin/rustc
    export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort
    exec /usr/bin/cargo "$@"
    ;;
esac
"#;

/// The script for the compiler in PATH.
pub(super) fn for_rustup() -> String {
    script("")
}

/// The script for Debian's compiler.
pub(super) fn for_debian() -> String {
    script(DEBIAN)
}

fn script(compiler: &str) -> String {
    // `cargo fetch` needs the flags of a release too, to download the crates of std. The script
    // removes the first folder from PATH, its own, so that `cargo` then means the real one.
    format!(
        "#!/bin/sh\ncase \" $* \" in\n*' --release '*|*' fetch '*)\n{RELEASE}    ;;\nesac\n{compiler}\
         PATH=\"${{PATH#*:}}\"\nexec cargo \"$@\"\n"
    )
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    /// The environment that the script gives to cargo; `env` prints it in cargo's place.
    fn environment(script: &str, arguments: &str) -> String {
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
        for script in [for_rustup(), for_debian()] {
            assert!(environment(&script, release).contains("BUILD_STD_FEATURES=optimize_for_size"));
            assert!(!environment(&script, debug).contains("optimize_for_size"));
        }
        assert!(!environment(&for_rustup(), debug).contains("RUSTC_BOOTSTRAP"));
    }

    #[test]
    fn debians_compiler_builds_for_the_browser_alone() {
        let script = for_debian();
        let browser = environment(&script, "build --target=wasm32-unknown-unknown --offline");
        assert!(browser.contains("RUSTC=/usr/bin/rustc"), "{browser}");
        assert!(browser.contains("BUILD_STD=std,panic_abort"), "{browser}");
        assert!(!environment(&script, "xtask seal").contains("RUSTC=/usr/bin/rustc"));
    }
}
