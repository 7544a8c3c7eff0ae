// A host's styles do not reach into the tab, and the tab's do not leak out.

import { appearance, differences, settled, styleHost } from "../fixtures/host-style.ts";
import { SCREENS } from "../fixtures/screens.ts";
import { expect, test } from "../fixtures/test.ts";

/** The page around the tab does not matter here, and must not move the tab. */
const BARE = "header, .strip, .skip { display: none !important } :root { color-scheme: light !important }";

const HOSTILE: Record<string, string> = {
  "unsets everything": `
    * { all: unset !important; user-select: none !important }
    head { display: none !important }
    html { font-size: 40px !important }`,
  "has odd habits": `
    html { font-size: 7px !important }
    dwb-api-management { text-decoration: underline wavy red !important }
    *, *::before, *::after {
      box-sizing: content-box !important; float: none !important; max-width: none !important;
      font: italic small-caps 900 40px/3 fantasy !important; font-stretch: condensed !important;
      letter-spacing: 0.3em !important; word-spacing: 1em !important; text-indent: 3em !important;
      text-align: center !important; text-transform: uppercase !important; text-shadow: 2px 2px red !important;
      text-underline-offset: 9px !important;
      white-space: pre !important; word-break: break-all !important; overflow-wrap: anywhere !important;
      hyphens: auto !important; tab-size: 1 !important; quotes: "x" "y" !important; list-style: square inside !important;
      color: red !important; caret-color: red !important; accent-color: red !important;
      -webkit-text-fill-color: lime !important; -webkit-text-stroke: 2px blue !important;
      cursor: wait !important; user-select: none !important; scrollbar-color: red blue !important;
      fill: red !important; stroke: red !important; stroke-width: 9 !important; stroke-dasharray: 2 !important;
      border-collapse: collapse !important; border-spacing: 9px !important; caption-side: bottom !important;
      empty-cells: hide !important; image-rendering: pixelated !important; orphans: 9 !important;
      print-color-adjust: exact !important; text-rendering: geometricPrecision !important;
    }`,
  "uses the tab's own names": `
    *, :root, dwb-api-management {
      --primary: red; --text: red; --surface: red; --radius: 30px; --rows: 1; --_primary: red !important;
      --_text: red !important; --_surface: red !important; --_padding: 9em !important; --_radius: 30px !important;
    }
    .tab, .frame, .panel, .button, .field, .dialog, .window, #picker, button, input, h2, ul {
      display: none !important; color: red !important;
    }
    @layer base, parts, screens;
    @layer screens { :host, .tab { color: red !important } }
    @container dwb (inline-size > 1px) { * { color: red !important } }`,
};

for (const [screen, reach] of Object.entries(SCREENS)) {
  test(`${screen} looks the same in any host`, async ({ page, tab, gateway, mishaps }) => {
    mishaps.allowFailedRequests();
    await reach(tab, gateway);
    for (const [width, hosts] of [[1440, Object.keys(HOSTILE)], [390, ["unsets everything"]]] as const) {
      await page.setViewportSize({ width, height: 900 });
      await styleHost(page, BARE);
      const neutral = await appearance(page);
      for (const host of hosts) {
        await styleHost(page, `${BARE} ${HOSTILE[host]}`);
        const there = await appearance(page);
        expect.soft(await differences(page, neutral, there), `${width} pixels, a host that ${host}`).toEqual([]);
        await there.dispose();
      }
    }
  });
}

test("what is selected looks selected, in a host that hides it", async ({ page, tab }) => {
  await tab.open("new");
  const look = () =>
    tab.createForm.heading.evaluate((heading) => {
      const { backgroundColor, color } = getComputedStyle(heading, "::selection");
      return { backgroundColor, color };
    });
  const neutral = await look();
  await styleHost(page, "html::selection, *::selection { background: transparent !important; color: red !important }");
  expect(await look()).toEqual(neutral);
  const hidden = await page.evaluate(() => getComputedStyle(document.body, "::selection").backgroundColor);
  expect(neutral.backgroundColor).not.toBe(hidden);
});

test("text follows the reader's own size, not that of the host", async ({ page, tab }) => {
  await tab.open("new");
  const size = () => tab.createForm.heading.evaluate((heading) => getComputedStyle(heading).fontSize);
  expect(await size()).toBe("20px");
  await styleHost(page, "html { font-size: 40px } body { font-size: 3em }");
  expect(await size()).toBe("20px");
  const browser = await page.context().newCDPSession(page);
  await browser.send("Page.setFontSizes", { fontSizes: { standard: 24 } });
  await settled(page);
  expect(await size()).toBe("30px");
});

test("what hides, freezes and places the element is the host's", async ({ page, tab }) => {
  await page.goto("/standalone/");
  const host = page.locator("dwb-api-management");
  for (const rule of ["display: none", "visibility: hidden", "content-visibility: hidden"]) {
    await styleHost(page, `dwb-api-management { ${rule} }`);
    await expect(tab.accounts.add, rule).toBeHidden();
  }
  await styleHost(page, "body { pointer-events: none }");
  const beneath = await tab.accounts.add.evaluate((add) => {
    const { x, y } = add.getBoundingClientRect();
    return (add.getRootNode() as ShadowRoot).elementFromPoint(x + 2, y + 2) === add;
  });
  expect(beneath).toBe(false);
  await styleHost(page, "dwb-api-management { margin-inline: 100px; max-inline-size: 600px }");
  expect(await host.boundingBox()).toMatchObject({ x: 100, width: 600 });
  await expect(tab.accounts.add).toBeVisible();
  await styleHost(page, "");
  await host.evaluate((host) => host.setAttribute("hidden", ""));
  await expect(tab.accounts.add).toBeHidden();
});

test("the tab's styles stay in its shadow root", async ({ page, tab }) => {
  await page.goto("/standalone/");
  await expect(tab.accounts.add).toBeVisible();
  const found = await page.evaluate(() => {
    const root = document.querySelector("dwb-api-management")?.shadowRoot;
    const plain = document.body.appendChild(document.createElement("div"));
    const dressed = document.body.appendChild(document.createElement("div"));
    dressed.className = "tab frame panel button button-primary field notice dialog window unseen";
    const [one, other] = [getComputedStyle(plain), getComputedStyle(dressed)];
    const rules = (list: CSSRuleList): string[] =>
      [...list].flatMap((rule) => [rule.constructor.name, ...("cssRules" in rule ? rules(rule.cssRules as CSSRuleList) : [])]);
    return {
      inRoot: root?.adoptedStyleSheets.length,
      inDocument: document.adoptedStyleSheets.length,
      elements: root?.querySelectorAll("style, link").length,
      linked: [...document.styleSheets].map((sheet) => new URL(sheet.href ?? "about:inline").pathname),
      different: [...one].filter((property) => one.getPropertyValue(property) !== other.getPropertyValue(property)),
      // These rules apply to the whole document, wherever they are declared.
      global: root?.adoptedStyleSheets
        .flatMap((sheet) => rules(sheet.cssRules))
        .filter((rule) => /^CSS(FontFace|FontFeatureValues|Property|CounterStyle|ViewTransition)/.test(rule)),
    };
  });
  expect(found).toEqual({
    inRoot: 1,
    inDocument: 0,
    elements: 0,
    linked: ["/standalone/standalone.css"],
    different: [],
    global: [],
  });
});
