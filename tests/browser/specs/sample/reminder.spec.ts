// The reminder of the secret's end, read as strictly as a calendar may.

import { type Component, moment, readCalendar } from "../../fixtures/calendar.ts";
import { expect, test } from "../../fixtures/takeaway.ts";

const DAY = 24 * 60 * 60 * 1000;
const NAME = 'Fleet; desk, "A\\B" 船';

test("thirty days and one day before, and at the end; with the account's name and no secret", async ({
  page,
  tab,
  receiver,
  gateway,
}) => {
  await tab.createAccount(NAME);
  const { id, secret, apiKey } = await tab.credentials.read();
  const file = await receiver.save(page, () => tab.files.reminder.click());
  expect(file.text).not.toContain(secret);
  expect(file.text).not.toContain(apiKey);
  const calendar = readCalendar(file.text);
  expect(calendar).toMatchObject({ kind: "VCALENDAR", values: { VERSION: "2.0", PRODID: expect.stringContaining("-//") } });

  const { secretExpiresOn } = await gateway.accountNamed(NAME);
  const end = Math.floor(Date.parse(secretExpiresOn) / 1000) * 1000;
  expect(calendar.inside.map((event) => moment(event.values.DTSTART))).toEqual([end - 30 * DAY, end - DAY, end]);
  expect(new Set(calendar.inside.map((event) => event.values.UID)).size).toBe(3);
  const day = secretExpiresOn.slice(0, 10);
  for (const { kind, values } of calendar.inside) {
    expect(kind).toBe("VEVENT");
    expect(values.SUMMARY).toContain(`The secret of the service account ${NAME} expires`);
    expect(values.DESCRIPTION).toContain(`Service account ID: ${id}\nThe secret ends on ${day} at `);
    expect(moment(values.DTSTAMP)).toBeLessThan(end);
  }
  const alarm = { kind: "VALARM", values: { ACTION: "DISPLAY", TRIGGER: "PT0S" } };
  expect(calendar.inside.map((event) => event.inside)).toMatchObject([[alarm], [alarm], []]);
});

test("the account's page gives the same reminder, and a regenerated secret moves it", async ({ page, tab, receiver }) => {
  await tab.createAccount(NAME);
  const first = readCalendar((await receiver.save(page, () => tab.files.reminder.click())).text);
  await tab.credentials.done.click();
  await tab.leaveDialog.leave.click();
  await expect(tab.account.heading(NAME)).toBeVisible();
  const second = readCalendar((await receiver.save(page, () => tab.files.reminder.click())).text);
  expect(withoutStamps(second)).toEqual(withoutStamps(first));

  await tab.account.regenerate.click();
  await tab.regenerateDialog.confirm.click();
  await expect(tab.credentials.heading(NAME)).toBeVisible();
  const moved = readCalendar((await receiver.save(page, () => tab.files.reminder.click())).text);
  const uids = (calendar: Component) => calendar.inside.map((event) => event.values.UID);
  expect(uids(moved)).toEqual(uids(first));
  const sequence = (calendar: Component) => Number(calendar.inside[0]?.values.SEQUENCE);
  expect(sequence(moved)).toBeGreaterThanOrEqual(sequence(first));
});

test.describe("secrets that live for ten days", () => {
  test.use({ secretLifetime: 10 * 24 * 60 * 60 });

  test("what would be past already is left out", async ({ page, tab, receiver }) => {
    await tab.createAccount(NAME);
    const calendar = readCalendar((await receiver.save(page, () => tab.files.reminder.click())).text);
    expect(calendar.inside).toHaveLength(2);
  });
});

test("there is no reminder of a secret that has expired", async ({ tab, gateway }) => {
  await tab.open((await gateway.accountNamed("Class portal sync")).id);
  await expect(tab.files.json).toBeVisible();
  await expect(tab.files.reminder).toHaveCount(0);
});

function withoutStamps({ values: { DTSTAMP: _, ...values }, inside, ...rest }: Component): Component {
  return { ...rest, values, inside: inside.map(withoutStamps) };
}
