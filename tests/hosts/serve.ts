// Shared by the servers of the hosts: a site on a free port that answers with files, filled
// templates, texts, or the Workbench's answers. It depends only on Node.

import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import path from "node:path";

/** The answer to a request. */
export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<Answer | void>;

/** A running site. Its port is known before its content is set, since other servers must allow its origin. */
export class Site {
  /** Answers each request, or writes the response itself. */
  handler: Handler = async () => ({ status: 404, body: "Nothing is served here." });

  private constructor(
    private readonly server: Server,
    /** For example `http://localhost:34567`. */
    readonly origin: string,
  ) {}

  /** `localhost` and `127.0.0.1` are the same machine but, for browsers, two sites. */
  static async start(host: "localhost" | "127.0.0.1"): Promise<Site> {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const site = new Site(server, `http://${host}:${port}`);
    server.on("request", (request, response) => void site.answer(request, response));
    return site;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const answer = await this.handler(request, response);
      if (!answer) return;
      const { status = 200, headers = {}, body = "" } = answer;
      response.writeHead(status, { "Cache-Control": "no-store", "Content-Type": "text/plain", ...headers });
      response.end(body);
    } catch (error) {
      response.writeHead(500, { "Content-Type": "text/plain" });
      response.end(String(error));
    }
  }
}

const KINDS: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
};

export function pathOf(request: IncomingMessage): string {
  return new URL(request.url ?? "/", "http://host").pathname;
}

/** A file as it is; `undefined` if there is none. */
export async function file(folder: string, name: string): Promise<Answer | undefined> {
  const kind = KINDS[path.extname(name)];
  // A path cannot lead out of the folder.
  const place = path.join(folder, path.normalize(`/${name}`));
  const body = kind ? await readFile(place).catch(() => undefined) : undefined;
  return body && { headers: { "Content-Type": kind ?? "" }, body };
}

/** A page with its `{{words}}` replaced. */
export async function page(folder: string, name: string, words: Record<string, string>): Promise<Answer> {
  const template = await readFile(path.join(folder, name), "utf8");
  const body = template.replace(/\{\{(\w+)\}\}/g, (_, word: string) => words[word] ?? "");
  const policy: Record<string, string> = words.policy ? { "Content-Security-Policy": words.policy } : {};
  return { headers: { "Content-Type": KINDS[".html"] ?? "", ...policy }, body };
}

/** Forwards a request to another origin and returns its answer, including cookies. */
export async function passOn(origin: string, request_: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, headers, url } = request_;
  await new Promise<void>((resolve, reject) => {
    const onward = request(origin + url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response).on("close", resolve);
    });
    onward.on("error", reject);
    // If the browser aborts a request, it is aborted here too.
    response.on("close", () => onward.destroy());
    request_.pipe(onward);
  });
}
