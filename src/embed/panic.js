// The build adds this to the program's script. A panic stops the program with a trap (a WebAssembly error),
// which the browser reports to the window.

/** Calls `tell` when the program whose script has this name has panicked. */
export function watchForPanics(script, tell) {
  const hear = (error) => {
    const isOurs = error instanceof WebAssembly.RuntimeError && error.stack?.includes(script);
    if (isOurs) tell(error);
  };
  addEventListener("error", ({ error }) => hear(error));
  addEventListener("unhandledrejection", ({ reason }) => hear(reason));
}
