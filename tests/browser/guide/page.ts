// docs/guide.md as the tests read it: its procedures, the labels that they print in bold, and their pictures.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const DOCS = fileURLToPath(new URL("../../../docs/", import.meta.url));

export interface Told {
  /** The heading, such as "To find an account". */
  title: string;
  /** The words in bold. */
  labels: string[];
  /** The picture's path below `docs/`. */
  picture: string;
}

export function readGuide(text = readFileSync(`${DOCS}guide.md`, "utf8")): Told[] {
  const sections = text.split(/^## /m).slice(1);
  return sections.map(told).filter(({ title }) => title.startsWith("To "));
}

function told(section: string): Told {
  const title = section.slice(0, section.indexOf("\n"));
  const picture = /^!\[[^\]]+\]\((.+)\)$/m.exec(section)?.[1] ?? "";
  // A label may go on in the next line.
  const labels = [...section.matchAll(/\*\*([^*]+)\*\*/g)].map(([, label = ""]) => label.replaceAll(/\s+/g, " "));
  return { title, labels: [...new Set(labels)], picture };
}
