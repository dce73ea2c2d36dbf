// The list of API clients, as the journeys use it.

/** Opens the menu of a client’s row; `name` is its whole name. */
export async function rowMenu(page, name) {
  await page.getByRole("button", { name: `Actions for ${name}`, exact: true }).click();
}

/** Chooses an entry of the menu of a client’s row. */
export async function rowAction(page, name, action) {
  await rowMenu(page, name);
  await page.getByRole("menuitem", { name: action, exact: true }).click();
}

/** The names that the list shows, in order. */
export const names = (page) =>
  page.locator("tr.client .c-name a").evaluateAll((links) =>
    links.map((link) => (link.querySelector(".hidden") ?? link).textContent.trim()),
  );

/** How many rows are whole in the window, and how many are in the document. */
export const rows = (page) =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll("tr.client")];
    const top = document.querySelector(".clients thead th").getBoundingClientRect().bottom;
    const whole = all.filter((row) => {
      const { top: from, bottom } = row.getBoundingClientRect();
      return from >= Math.max(0, top) - 1 && bottom <= innerHeight;
    });
    return { whole: whole.length, all: all.length };
  });
