// Account names that try to become code, markup or a path: harmless in the file's name, and shown
// by the scripts as they are.

import { pasted } from "../../fixtures/clipboard.ts";
import { expect, test } from "../../fixtures/takeaway.ts";

/**
 * Names, and the beginning of their file names. If more than spaces was removed from the name, a piece of
 * the account's ID follows, so that two accounts never have the same file names.
 */
const NAMES: [name: string, stem: string][] = [
  [`"""; import os #{} %s {0} \\N{DASH} \\`, "import-os-s-0-N-DASH"],
  ["'; $(touch pwned) `touch pwned` | rm -rf ~ &", "touch-pwned-touch-pwned-rm-rf"],
  ["../../etc/passwd", "etc-passwd"],
  ["-rf .", "rf"],
  ["<img src=x onerror=alert(1)>", "img-src-x-onerror-alert-1"],
  ["a\u2028b\u00adterces \ufeffc\u200b", "a-b-terces-c"],
  ["船🚢👩‍👩‍👧", "船🚢👩-👩-👧"],
  ["con", "account-con"],
  ['"'.repeat(64), "service-account"],
  ["W".repeat(64), "W".repeat(64)],
];

const WHOLE = "W".repeat(64);

for (const [name, start] of NAMES) {
  test(`a safe file name, and the name as it is: ${JSON.stringify(name)}`, async ({
    page,
    context,
    tab,
    receiver,
  }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await tab.createAccount(name);
    const id = await tab.credentials.readout("Service account ID").text();
    const stem = name === WHOLE ? start : `${start}-${id.slice(0, 8)}`;
    await tab.sample.generate.click();
    await tab.sample.withSecret.check();
    await expect(tab.sample.code).toContainText("WARNING");
    const python = await receiver.save(page, () => tab.sample.download.click());
    expect(python.name).toBe(`${stem}_sample.py`);
    const ran = await receiver.run(python);
    expect(ran, ran.errors).toMatchObject({ status: 0, errors: "" });
    // Split at "\n" alone: a name may contain characters that other programs treat as the end of a line.
    expect(ran.output.split("\n")[0]).toBe(`Service account: ${name}`);

    await tab.sample.choose("curl");
    await expect(tab.sample.code).toContainText("#!/bin/sh");
    const curl = await receiver.save(page, () => tab.sample.download.click());
    expect(curl.name).toBe(`${stem}_sample.sh`);
    expect(await receiver.run(curl)).toMatchObject({ status: 0, errors: `Service account: ${name}\n` });

    await tab.sample.choose("C#");
    await expect(tab.sample.code).toContainText("const string AccountName");
    expect((await receiver.save(page, () => tab.sample.download.click())).name).toBe(`${stem}_sample.cs`);

    const json = await receiver.save(page, () => tab.files.json.click());
    expect(json.name).toBe(`${stem}_credentials.json`);
    expect(JSON.parse(json.text).accountName).toBe(name);
    expect((await receiver.save(page, () => tab.files.env.click())).name).toBe(`${stem}.env`);
    expect((await receiver.save(page, () => tab.files.reminder.click())).name).toBe(`${stem}_secret-expires.ics`);
    await tab.files.message.click();
    await tab.hears("Message copied.");
    expect((await pasted(context)).split("\n")[0]).toMatch(/^Here is what you need .*\.$/);
  });
}
