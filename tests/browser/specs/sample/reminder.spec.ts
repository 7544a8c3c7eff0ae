// The calendar reminder before the secret expires, read as strictly as any calendar program does.

import { type Component, moment, readCalendar } from "../../fixtures/calendar.ts";
import { holds } from "../../fixtures/secrets.ts";
import { expect, test } from "../../fixtures/takeaway.ts";

const DAY = 24 * 60 * 60 * 1000;
const NAME = 'Fleet; desk, "A\\B" 船';

test("thirty days and one day before, and at the end; with the account's name and no secret", async ({
  page,
  tab,
  receiver,
  gateway,
}) => {
  const began = Date.now();
  await tab.createAccount(NAME);
  const { id, secret, apiKey } = await tab.credentials.read();
  const file = await receiver.save(page, () => tab.files.reminder.click());
  expect(holds(file.text, secret), "whether it holds the secret").toBe(false);
  expect(holds(file.text, apiKey), "whether it holds the secret").toBe(false);
  const calendar = readCalendar(file.text);
  expect(calendar).toMatchObject({ kind: "VCALENDAR", values: { VERSION: "2.0", PRODID: expect.stringContaining("-//") } });

  const { secretExpiresOn } = await gateway.accountNamed(NAME);
  const end = Math.floor(Date.parse(secretExpiresOn) / 1000) * 1000;
  expect(calendar.inside.map((event) => moment(event.values.DTSTART))).toEqual([end - 30 * DAY, end - DAY, end]);
  expect(new Set(calendar.inside.map((event) => event.values.UID)).size).toBe(3);
  const summaries = ["expires in 30 days: regenerate it in time", "expires in one day: regenerate it now", "expires now"].map(
    (what) => `The secret of the service account ${NAME} ${what}`,
  );
  expect(calendar.inside.map((event) => event.values.SUMMARY)).toEqual(summaries);
  const day = secretExpiresOn.slice(0, 10);
  for (const { kind, values, inside } of calendar.inside) {
    expect(kind).toBe("VEVENT");
    expect(values.DESCRIPTION).toContain(`Service account ID: ${id}\nThe secret ends on ${day} at `);
    // Now, by the clock of this machine, in whole seconds.
    expect(moment(values.DTSTAMP)).toBeGreaterThan(began - 1000);
    expect(moment(values.DTSTAMP)).toBeLessThanOrEqual(Date.now());
    const alarm = { ACTION: "DISPLAY", TRIGGER: "PT0S", DESCRIPTION: values.SUMMARY };
    expect(inside).toEqual([{ kind: "VALARM", values: alarm, inside: [] }]);
  }
});

test("a regenerated secret moves the reminder, and the account's page gives the same", async ({
  page,
  tab,
  receiver,
  gateway,
}) => {
  const reminder = async () => readCalendar((await receiver.save(page, () => tab.files.reminder.click())).text);
  const starts = (calendar: Component) => calendar.inside.map((event) => moment(event.values.DTSTART));
  const uids = (calendar: Component) => calendar.inside.map((event) => event.values.UID);
  const sequences = (calendar: Component) => calendar.inside.map((event) => Number(event.values.SEQUENCE));
  const before = (end: string) => [30 * DAY, DAY, 0].map((days) => Math.floor(Date.parse(end) / 1000) * 1000 - days);
  // Its secret expires in 41 days.
  const account = await gateway.accountNamed("EU ETS settlement");
  await tab.open(account.id);
  const first = await reminder();
  expect(starts(first)).toEqual(before(account.secretExpiresOn));

  await tab.account.regenerate.click();
  await tab.regenerateDialog.confirm.click();
  await expect(tab.credentials.heading("EU ETS settlement")).toBeVisible();
  const moved = await reminder();
  expect(starts(moved)).toEqual(before((await gateway.account(account.id)).secretExpiresOn));
  expect(uids(moved)).toEqual(uids(first));
  expect(new Set(sequences(moved)).size).toBe(1);
  expect(sequences(moved)[0]).toBeGreaterThan(Math.max(...sequences(first)));

  await tab.credentials.done.click();
  await tab.leaveDialog.leave.click();
  await expect(tab.account.heading("EU ETS settlement")).toBeVisible();
  expect(withoutStamps(await reminder())).toEqual(withoutStamps(moved));
});

test.describe("secrets that live for ten days", () => {
  test.use({ secretLifetime: 10 * 24 * 60 * 60 });

  test("what would be past already is left out", async ({ page, tab, receiver }) => {
    await tab.createAccount(NAME);
    const calendar = readCalendar((await receiver.save(page, () => tab.files.reminder.click())).text);
    expect(calendar.inside.map(({ values }) => values.UID?.replace(/^[^_]+-secret-/, ""))).toEqual([
      "1-day@dataworkbench",
      "end@dataworkbench",
    ]);
  });
});

test("there is no reminder of a secret that has expired, and no word of one", async ({ tab, gateway }) => {
  await tab.open((await gateway.accountNamed("Class portal sync")).id);
  await expect(tab.files.json).toBeVisible();
  await expect(tab.files.reminder).toHaveCount(0);
  await expect(tab.files.section).not.toContainText(/reminder|calendar/i);
});

function withoutStamps({ values: { DTSTAMP: _, ...values }, inside, ...rest }: Component): Component {
  return { ...rest, values, inside: inside.map(withoutStamps) };
}
