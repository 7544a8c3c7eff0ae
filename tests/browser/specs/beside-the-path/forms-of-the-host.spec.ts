// A form that the host's page sends: the browser asks, Stay loses nothing, and after Leave the form arrives as
// it was, with its method and its fields.

import { AT_STAKE } from "../../fixtures/at-stake.ts";
import { expect, plain } from "../../fixtures/hosts.ts";
import { pathOf } from "../../../hosts/serve.ts";

/** The plain host, with an address that takes forms. */
const test = plain.extend<{ taken: string[] }>({
  /** The method and the body of each form that has arrived. */
  taken: async ({ site, tab: _ }, use) => {
    const taken: string[] = [];
    const inner = site.handler;
    site.handler = async (request, response) => {
      if (pathOf(request) !== "/order") return inner(request, response);
      let body = "";
      for await (const part of request) body += part;
      taken.push(`${request.method} ${body}`);
      return { headers: { "Content-Type": "text/html" }, body: "<!doctype html><title>Order</title><h1>Ordered</h1>" };
    };
    await use(taken);
  },
});

for (const [what, { arrange }] of Object.entries(AT_STAKE)) {
  test(`with ${what} the browser asks before a form is sent, and it is sent as it was`, async ({ page, tab, taken }) => {
    const isThere = await arrange(tab);
    await page.evaluate(() => {
      const form = document.createElement("form");
      form.method = "post";
      form.action = "/order";
      const [field, send] = [document.createElement("input"), document.createElement("button")];
      [field.name, field.value] = ["what", "a ship"];
      [send.name, send.value, send.textContent] = ["how", "soon", "Order"];
      form.append(field, send);
      document.body.prepend(form);
    });
    const send = page.getByRole("button", { name: "Order", exact: true });
    const asked = page.waitForEvent("dialog");
    await Promise.all([send.click(), asked.then((question) => question.dismiss())]);
    expect((await asked).type()).toBe("beforeunload");
    await isThere();
    await expect(tab.leaveDialog.dialog).toBeHidden();
    expect(taken).toEqual([]);

    page.once("dialog", (question) => void question.accept());
    await send.click();
    await expect(page.getByRole("heading", { name: "Ordered" })).toBeVisible();
    expect(taken).toEqual(["POST what=a+ship&how=soon"]);
  });
}
