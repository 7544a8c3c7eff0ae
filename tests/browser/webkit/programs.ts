// The programs behind WebKit's tests: a display that no screen shows, a message bus, and Debian's
// WebKitWebDriver, which starts a browser for each session.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

/** Debian has it in a folder that is named after the processor. */
const BROWSERS = ["x86_64", "aarch64"].map((cpu) => `/usr/lib/${cpu}-linux-gnu/webkit2gtk-4.1/MiniBrowser`);
const BROWSER = process.env.WEBKIT ?? BROWSERS.find(existsSync) ?? BROWSERS[0]!;

/** How long the driver may take until it listens. */
const PATIENCE_MS = 20_000;

export class Programs {
  private constructor(
    private readonly display: ChildProcess,
    private readonly driver: ChildProcess,
    private readonly home: string,
    /** The driver's address. */
    readonly origin: string,
  ) {}

  static readonly browser = BROWSER;

  static async start(): Promise<Programs> {
    const home = await mkdtemp(path.join(tmpdir(), "webkit-"));
    await mkdir(path.join(home, ".config"));
    await mkdir(path.join(home, "downloads"));
    await writeFile(path.join(home, ".config/user-dirs.dirs"), 'XDG_DOWNLOAD_DIR="$HOME/downloads"\n');

    // It chooses a number that is free, and writes it to its file 3.
    const display = start("Xvfb", ["-displayfd", "3", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"], {}, true);
    const number = await lineOf(display);
    const port = await freePort();
    const env = {
      HOME: home,
      XDG_CONFIG_HOME: path.join(home, ".config"),
      DISPLAY: `:${number}`,
      LANG: "en_GB.UTF-8",
      LANGUAGE: "en_GB",
      TZ: "Europe/Oslo",
      GDK_BACKEND: "x11",
    };
    const driver = start("dbus-run-session", ["--", "WebKitWebDriver", `--port=${port}`], env);
    const programs = new Programs(display, driver, home, `http://127.0.0.1:${port}`);
    await programs.ready();
    return programs;
  }

  get downloads(): string {
    return path.join(this.home, "downloads");
  }

  private async ready(): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    while (Date.now() < end) {
      const answer = await fetch(`${this.origin}/status`).catch(() => undefined);
      if (answer?.ok) return;
      if (this.driver.exitCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await this.stop();
    throw new Error("WebKitWebDriver does not start; are webkit2gtk-driver and dbus installed?");
  }

  async stop(): Promise<void> {
    await end(this.driver);
    await end(this.display);
    await rm(this.home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Each has a group of its own, so that what it started ends with it. */
function start(program: string, args: string[], env: Record<string, string>, says = false): ChildProcess {
  const stdio = ["ignore", "ignore", "ignore", ...(says ? ["pipe" as const] : [])] as const;
  const child = spawn(program, args, { detached: true, env: { ...process.env, ...env }, stdio: [...stdio] });
  child.on("error", () => {});
  // If the tests are ended from outside, nobody calls `stop`.
  const signal = () => void (child.pid && child.exitCode === null && process.kill(-child.pid, "SIGTERM"));
  process.once("exit", signal);
  child.once("exit", () => process.off("exit", signal));
  return child;
}

async function lineOf(display: ChildProcess): Promise<string> {
  const said = display.stdio[3] as NodeJS.ReadableStream;
  const [first] = await Promise.race([once(said, "data"), once(display, "error"), once(display, "exit")]);
  const number = /^\d+/.exec(String(first))?.[0];
  if (!number) throw new Error(`Xvfb does not start; is it installed? ${first}`);
  return number;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  process.kill(-child.pid, "SIGTERM");
  await exited;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || !address) throw new Error("There is no free port.");
  return address.port;
}
