// A host's own backend, as far as the tab needs it: it has the user's session at the Workbench and
// issues access tokens for it.

import { request } from "node:http";
import type { Answer } from "./serve.ts";

export class Session {
  /** Outdated tokens that are issued before valid ones. */
  private readonly stale: string[] = [];
  private value: string | undefined;
  /** How many tokens were requested. */
  asked = 0;

  constructor(private readonly workbench: string) {}

  /** Signs in and keeps the session cookie's value, which the gateway also accepts as a bearer token. */
  async signIn(): Promise<Answer> {
    const cookie = await new Promise<string>((resolve, reject) => {
      const headers = { "Content-Type": "application/x-www-form-urlencoded" };
      const call = request(`${this.workbench}/sign-in`, { method: "POST", headers }, (answer) => {
        answer.resume();
        resolve(answer.headers["set-cookie"]?.[0] ?? "");
      });
      call.on("error", reject).end("as=administrator");
    });
    this.value = /^dwb_session_\d+=([^;]+)/.exec(cookie)?.[1];
    return { status: this.value ? 204 : 502 };
  }

  /** Issues only outdated tokens from now on. */
  end(): void {
    this.value = undefined;
  }

  /** The next token is outdated, as if it expired right after it was issued. */
  handOutStaleOnce(): void {
    this.stale.push("outdated");
  }

  token(): Answer {
    this.asked++;
    return { body: this.stale.pop() ?? this.value ?? "outdated" };
  }
}
