// A form that the host's page sends, here the portal's "Sign out": the browser asks, Stay loses nothing, and
// after Leave the form arrives as it was, with its method.

import { AT_STAKE } from "../../fixtures/at-stake.ts";
import { expect, test } from "../../fixtures/test.ts";

for (const [what, { arrange }] of Object.entries(AT_STAKE)) {
  test(`with ${what} the browser asks before a form is sent, and it is sent as it was`, async ({ page, tab }) => {
    const isThere = await arrange(tab);
    const sent: string[] = [];
    page.on("request", (request) => request.url().endsWith("/sign-out") && sent.push(request.method()));
    const send = async (answer: "accept" | "dismiss") => {
      const asked = page.waitForEvent("dialog");
      const signOut = page.getByRole("button", { name: "Sign out" });
      if (!(await signOut.isVisible())) await page.getByRole("button", { name: /^Signed in as/ }).click();
      await Promise.all([signOut.click(), asked.then((question) => question[answer]())]);
      expect((await asked).type()).toBe("beforeunload");
    };
    await send("dismiss");
    await isThere();
    await expect(tab.leaveDialog.dialog).toBeHidden();
    await send("accept");
    await expect(page).toHaveURL(/\/sign-in$/);
    expect(new Set(sent)).toEqual(new Set(["POST"]));
  });
}
