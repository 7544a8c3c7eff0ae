// WebKit, as Playwright's `Browser`.

import { type Options, WebKitContext } from "./context.ts";
import { Programs } from "./programs.ts";

export class WebKitBrowser {
  /** Playwright looks for headers here that a remote browser asked for. */
  readonly _connection = {};

  private constructor(
    private readonly programs: Programs,
    private readonly complete: (options: object) => Promise<void>,
  ) {}

  /** `complete` adds the options that the configuration and the test have set. */
  static async start(complete: (options: object) => Promise<void>): Promise<WebKitBrowser> {
    return new WebKitBrowser(await Programs.start(), complete);
  }

  async newContext(given: object): Promise<WebKitContext> {
    const options = { ...given };
    await this.complete(options);
    return WebKitContext.open(this.programs, options as Options);
  }

  close(): Promise<void> {
    return this.programs.stop();
  }
}
