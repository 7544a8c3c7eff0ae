// WebKit, as Playwright's `Browser`.

import { type Options, WebKitContext } from "./context.ts";
import { Programs } from "./programs.ts";

export class WebKitBrowser {
  /** Playwright looks for headers here that a remote browser asked for. */
  readonly _connection = {};

  private constructor(private readonly programs: Programs) {}

  static async start(): Promise<WebKitBrowser> {
    return new WebKitBrowser(await Programs.start());
  }

  newContext(options: Options): Promise<WebKitContext> {
    return WebKitContext.open(this.programs, options);
  }

  close(): Promise<void> {
    return this.programs.stop();
  }
}
