// A browser with the Navigation API lets the tab ask before a link of the host is followed.

import { AT_STAKE } from "../../fixtures/at-stake.ts";
import { expect, test } from "../../fixtures/test.ts";

for (const [what, { title, arrange }] of Object.entries(AT_STAKE)) {
  test(`a link of the host asks before ${what} is lost`, async ({ page, tab }) => {
    const isThere = await arrange(tab);
    const address = page.url();
    await tab.portalLink("Analytics").click();
    await expect(tab.leaveDialog.dialog).toHaveAccessibleName(title);
    await tab.leaveDialog.stay.click();
    await isThere();
    await expect(page).toHaveURL(address);

    await tab.portalLink("Analytics").click();
    await tab.leaveDialog.leave.click();
    await expect(page.getByRole("heading", { level: 1, name: "Analytics" })).toBeVisible();
  });
}
