// What the backend really did during a walk, compared with what the tab says.

import type { Gateway } from "../../fixtures/gateway.ts";
import type { Line } from "../../fixtures/line.ts";
import { isCreated } from "./rules.ts";
import type { Deed } from "./user.ts";

const idOf = (path: string): string => /[0-9a-f-]{36}$/.exec(path)?.[0] ?? "";

export class Truth {
  /** The secrets that the backend has sent, by account. They are compared, and never printed. */
  private readonly secrets = new Map<string, string[]>();
  /** The creations that the users have sent. */
  private readonly sent = new Set<string>();

  private constructor(
    private readonly gateway: Gateway,
    /** How many creations the activity log of the demo data has. */
    private readonly seeded: number,
  ) {}

  static async of(gateway: Gateway, line: Line): Promise<Truth> {
    const truth = new Truth(gateway, creations(await gateway.eventsOf("")));
    line.heard = ({ body }) => {
      const [, id, secret] = /"account":\{"id":"([^"]+)".*"secret":\{"value":"([^"]+)"/s.exec(String(body)) ?? [];
      if (id && secret) truth.secrets.set(id, [...(truth.secrets.get(id) ?? []), secret]);
    };
    return truth;
  }

  /** The secrets of the account with this address. */
  secretsOf(path: string): string[] {
    return this.secrets.get(idOf(path)) ?? [];
  }

  /** The words of what the tab says and the backend has not done, or has done too often. */
  async contradicts(deed: Deed, creation: string | undefined): Promise<string | undefined> {
    const { before, sight } = deed;
    if (creation) this.sent.add(creation);
    const created = creations(await this.gateway.eventsOf("")) - this.seeded;
    if (created > this.sent.size) return `${created} accounts were created, and ${this.sent.size} creations were sent.`;
    if (sight.isRemoved && !before.isRemoved) {
      const events = await this.gateway.eventsOf(idOf(before.path));
      if (!events.includes("ServiceAccountDeleted")) return "It says removed, and nothing is.";
    }
    const isSaved = sight.isSaved && !before.isSaved && sight.changes === 0 && sight.shows === "account";
    if (!isSaved && !isCreated(deed)) return undefined;
    const { name, contactEmail, access } = await this.gateway.account(idOf(sight.path));
    const has = JSON.stringify([name, contactEmail, access.scope, access.level ?? "", access.dataSetCount ?? 0]);
    const said = isSaved ? sight : before;
    const isShown = !isCreated(deed) || sight.shows === "credentials";
    const says = JSON.stringify([said.name.trim(), said.email.trim(), said.scope, said.level, said.dataSets]);
    return isShown && says !== has ? `It says that it was kept, and the backend has ${has} instead of ${says}.` : undefined;
  }
}

const creations = (events: string[]): number => events.filter((event) => event === "ServiceAccountCreated").length;
