// Names that show nothing or turn text round are refused; addresses keep what was typed.

import { CALLS } from "../../fixtures/answers.ts";
import { watchCalls } from "../../fixtures/calls.ts";
import { expect, test } from "../../fixtures/test.ts";

for (const [name, why] of [
  ["\u200b\u200b", "these characters show nothing"],
  ["\u202eevil", "turn the direction of text round"],
  ["Fleet\u2066", "turn the direction of text round"],
  ["Fleet\u{e0041}", "characters that cannot be seen"],
] as const) {
  test(`the name ${JSON.stringify(name)} is refused, and said why`, async ({ tab }) => {
    await tab.open("new");
    await tab.createForm.fill(name, "fleet.desk@example.com");
    await tab.createForm.submit.click();
    await expect(tab.createForm.name).toHaveAccessibleDescription(new RegExp(why));
    await expect(tab.createForm.name).toHaveValue(name);
  });
}

for (const [typed, sent] of [
  ["ola@blåbær.example", "ola@xn--blbr-roah.example"],
  ["test@testß.de", "test@xn--test-yna.de"],
] as const) {
  test(`the address ${typed} stays as it is typed, and goes out in ASCII`, async ({ page, tab }) => {
    const creations = watchCalls(page, "POST", CALLS.create);
    await tab.open("new");
    await tab.createForm.fill("Fleet desk", typed);
    await expect(tab.createForm.email).toHaveValue(typed);
    await tab.createForm.submit.click();
    await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
    expect(creations.map((call) => (call.postDataJSON() as { contactEmail: string }).contactEmail)).toEqual([sent]);
  });
}
