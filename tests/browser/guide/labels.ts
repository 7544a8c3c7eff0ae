// The labels on screen: what a user reads, and the names of what is only drawn.

import type { Page } from "@playwright/test";

/** No label is longer; a long text could contain anything. */
const LONGEST = 120;

/** The whole texts of the visible elements, their names for screen readers, and the hints inside of fields. */
export async function labelsOn(page: Page): Promise<string[]> {
  return page.evaluate((longest) => {
    const found = new Set<string>();
    collect(document);
    return [...found];

    function collect(root: ParentNode): void {
      for (const element of root.querySelectorAll("*")) {
        // The options of a closed list are as good as visible.
        const place = element.closest("select") ?? element;
        if (!place.checkVisibility({ visibilityProperty: true })) continue;
        keep(element.getAttribute("aria-label"));
        keep(element.getAttribute("placeholder"));
        keep(element.textContent);
        for (const node of element.childNodes) keep(node.nodeType === Node.TEXT_NODE ? node.nodeValue : "");
        if (element.shadowRoot) collect(element.shadowRoot);
      }
    }

    function keep(text: string | null): void {
      // Without the marks around names in sentences.
      const words = (text ?? "").replaceAll(/[\u2066-\u2069]/g, "").replaceAll(/\s+/g, " ").trim();
      if (words && words.length <= longest) found.add(words);
    }
  }, LONGEST);
}

/** Those of `labels` that were nowhere on screen. `…` stands for any words. */
export function missing(labels: readonly string[], seen: ReadonlySet<string>): string[] {
  return labels.filter((label) => {
    const parts = label.split("…").map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const whole = new RegExp(`^${parts.join(".+")}$`, "u");
    return ![...seen].some((words) => whole.test(words));
  });
}
