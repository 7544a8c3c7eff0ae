// The script as it is shown: coloured, exactly the text that is downloaded and copied, and never parsed as
// markup.

import { pasted } from "../../fixtures/clipboard.ts";
import { Markup } from "../../fixtures/markup.ts";
import { expect, test } from "../../fixtures/takeaway.ts";

/** The beginning of each script, and an example for each colour. */
const LANGUAGES = {
  Python: {
    begins: "# /// script\n",
    ends: "_sample\\.py",
    pieces: { keyword: "import", name: "find_credential", string: '"grant_type"', number: "429", comment: "# /// script" },
  },
  curl: {
    begins: "#!/bin/sh\n",
    ends: "_sample\\.sh",
    pieces: { keyword: "while", name: "request", string: "'Content-Type: application/json'", number: "1", comment: "#!/bin/sh" },
  },
  "C#": {
    begins: "// First calls to Veracity Data Workbench",
    ends: "_sample\\.cs",
    pieces: {
      keyword: "using",
      name: "Find",
      string: '"grant_type"',
      number: "60",
      comment: "// First calls to Veracity Data Workbench: gets a token and lists the data sets.",
    },
  },
  "JavaScript (Node)": {
    begins: "// First calls to Veracity Data Workbench",
    ends: "_sample\\.mjs",
    pieces: { keyword: "await", name: "find", string: '"client_credentials"', number: "401", comment: "// Run it with" },
  },
  "PowerShell 7": {
    begins: "# First calls to Veracity Data Workbench",
    ends: "_sample\\.ps1",
    pieces: { keyword: "function", name: "$AccountName", string: "'client_credentials'", number: "401", comment: "# Run it with" },
  },
  "Java 17": {
    begins: "// First calls to Veracity Data Workbench",
    ends: "_sample\\.java",
    pieces: { keyword: "static", name: "find", string: '"Content-Type"', number: "401", comment: "// Run it with" },
  },
};

for (const [language, { begins, ends, pieces }] of Object.entries(LANGUAGES)) {
  test(`${language}: what is shown is what is downloaded and copied, in colours`, async ({
    page,
    context,
    tab,
    receiver,
  }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const markup = await Markup.watch(context);
    await tab.createAccount(`<b title='"'>&lt;</b>`);
    await tab.sample.generate.click();
    await tab.sample.choose(language);
    for (const withSecret of [false, true]) {
      await tab.sample.withSecret.setChecked(withSecret);
      const words = withSecret ? "WARNING: the next line holds the secret" : "The secret is not in this file";
      await expect(tab.sample.code).toContainText(words);
      await expect(tab.sample.code).toContainText(begins);
      const shown = (await tab.sample.code.textContent()) ?? "";
      expect(shown.startsWith(begins)).toBe(true);
      const saved = await receiver.save(page, () => tab.sample.download.click());
      // Some characters cannot be in a file name; then the account's ID makes the file name unique.
      expect(saved.name).toMatch(new RegExp(`^b-title-lt-b-[0-9a-f]{8}${ends}$`));
      // A failure must not print the text, which may hold the secret.
      expect(saved.text === shown, "downloaded as shown").toBe(true);
      await tab.sample.copy.click();
      await tab.hears("sample code copied.");
      expect((await pasted(context)) === shown, "copied as shown").toBe(true);
    }
    for (const [kind, text] of Object.entries(pieces)) {
      const spans = tab.sample.code.locator(`css=span.token-${kind}`);
      await expect(spans.filter({ hasText: text }).first(), kind).toBeVisible();
    }
    // Colours are spans around text and nothing else.
    await expect(tab.sample.code.locator("css=code *:not(span[class^=token-])")).toHaveCount(0);
    expect(markup.parsed).toEqual([]);
  });
}
