// The accessibility tree of the list, the overview and the picker, as it was reviewed. What differs from run to run
// (days, dates) is a pattern.

import { expect, test } from "../fixtures/test.ts";

test("the list and the overview", async ({ tab }) => {
  await tab.open();
  await tab.accounts.counts("12 service accounts");
  await expect(tab.welcome.figures).toHaveCount(3);
  await expect(tab.accounts.sidebar).toMatchAriaSnapshot(`
    - navigation "Service accounts":
      - heading "Service accounts" [level=2]
      - link "Add account"
      - paragraph:
        - text: 1 secret has expired.
        - button "Show expired"
      - paragraph:
        - text: 3 secrets expire within 60 days.
        - button "Show expiring"
      - searchbox "Search service accounts"
      - combobox "Sort":
        - option "Name, A to Z" [selected]
      - combobox "Filter":
        - option "All secrets" [selected]
      - list "Service accounts":
        - listitem:
          - link /Class portal sync class@example\\.com Secret expired 14 data sets Last used \\d+ \\w+ \\d+/
        - listitem:
          - link /Data lake export data\\.platform@example\\.com All data, Reader Last used \\d+ \\w+ \\d+/
      - status:
        - paragraph: 12 service accounts
  `);
  await expect(tab.welcome.region).toMatchAriaSnapshot(`
    - region "Overview":
      - heading "Demo at a glance" [level=2]
      - paragraph: A service account lets a program call the Data Workbench API.
      - list:
        - listitem:
          - paragraph: 12 service accounts
        - listitem:
          - paragraph: 1 secret has expired
          - button "Show expired"
        - listitem:
          - paragraph: 3 secrets expire within 60 days
          - button "Show expiring"
      - heading "Add a service account" [level=3]
      - list
      - link "Add account"
      - heading "Regenerate a secret" [level=3]
      - list
      - button "Choose an account"
      - heading "Update shared data sets" [level=3]
      - list
      - button "Choose an account"
  `);
});

test("the picker", async ({ tab, gateway }) => {
  await tab.openPickerOf(await gateway.accountNamed("EU ETS settlement"), 272);
  await expect(tab.picker.tag.locator("option").nth(1)).toBeAttached();
  await expect(tab.picker.dialog).toMatchAriaSnapshot(`
    - dialog "Select data sets":
      - heading "Select data sets" [level=2]
      - button "Close"
      - searchbox "Search data sets"
      - combobox "Kind":
        - option "All kinds" [selected]
      - combobox "Schema":
        - option "All schemas" [selected]
      - combobox "Tag":
        - option "All tags" [selected]
      - status: 272 data sets match.
      - button "Select all 272 matching"
      - table "Data sets":
        - rowgroup:
          - row:
            - columnheader "Name":
              - button "Name"
            - columnheader "Schema"
            - columnheader "Tags"
            - columnheader "Created":
              - button "Created"
            - columnheader "Last changed":
              - button "Last changed"
        - rowgroup:
          - row:
            - cell:
              - checkbox
            - cell /.+/
  `);
  await tab.picker.onlySelected.check();
  await expect(tab.picker.dialog).toMatchAriaSnapshot(`
    - dialog "Select data sets":
      - heading "Select data sets" [level=2]
      - button "Close"
      - searchbox "Search the selected data sets"
      - status: 6 data sets
      - list "Selected data sets":
        - listitem:
          - link "Bunker notes Oslo Spirit 2019-05 (opens in a new tab)"
          - button "Stop sharing Bunker notes Oslo Spirit 2019-05"
  `);
});

test.describe("in a workspace without service accounts", () => {
  test.use({ demo: { dataSets: 5, serviceAccounts: 0 } });

  test("the first steps", async ({ tab }) => {
    await tab.open();
    await expect(tab.welcome.region).toMatchAriaSnapshot(`
      - region "Overview":
        - heading "Demo at a glance" [level=2]
        - paragraph: A service account lets a program call the Data Workbench API.
        - 'heading "First steps: add a service account" [level=3]'
        - list:
          - listitem
          - listitem
          - listitem
        - link "Add account"
    `);
  });
});
