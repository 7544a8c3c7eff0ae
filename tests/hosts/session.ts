// A host's own backend, as far as the tab is concerned: it holds the user's session at the
// Workbench and hands out access tokens for it.

import { request } from "node:http";
import type { Answer } from "./serve.ts";

export class Session {
  /** Tokens that are handed out before the good ones. */
  private readonly stale: string[] = [];
  private value: string | undefined;
  /** How often a token was asked for. */
  asked = 0;

  constructor(private readonly workbench: string) {}

  /** Takes the value of the session's cookie, which the gateway takes as a bearer token too. */
  async signIn(): Promise<Answer> {
    const cookie = await new Promise<string>((resolve, reject) => {
      const call = request(`${this.workbench}/sign-in?as=administrator`, (answer) => {
        answer.resume();
        resolve(answer.headers["set-cookie"]?.[0] ?? "");
      });
      call.on("error", reject).end();
    });
    this.value = /^dwb_session=([^;]+)/.exec(cookie)?.[1];
    return { status: this.value ? 204 : 502 };
  }

  /** From now on only outdated tokens are handed out. */
  end(): void {
    this.value = undefined;
  }

  /** The next token is an outdated one, as when it ends just after it was handed out. */
  handOutStaleOnce(): void {
    this.stale.push("outdated");
  }

  token(): Answer {
    this.asked++;
    return { body: this.stale.pop() ?? this.value ?? "outdated" };
  }
}
