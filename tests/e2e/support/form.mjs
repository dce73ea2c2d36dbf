// The form of a new API client.

/** The scopes for the whole project. */
export const project = (page) => page.getByRole("group", { name: "Scopes for the whole project", exact: true });

/** The scopes for a store; a block of several is called after each of them. */
export const inStore = (page, key) => page.getByRole("group", { name: `Store ${key}` });

/** The box of a scope. Groups are folded, so the filter is set to the scope; it stays so. */
export async function box(page, scope, place = project(page)) {
  await page.getByLabel("Filter scopes").fill(scope);
  return place.getByRole("checkbox", { name: scope, exact: true });
}

/** Ticks scopes one after the other and clears the filter. */
export async function tick(page, scopes, place = project(page)) {
  for (const scope of [scopes].flat()) await (await box(page, scope, place)).check();
  await page.getByLabel("Filter scopes").fill("");
}

/** Whether a scope is ticked; the filter is cleared. */
export async function ticked(page, scope, place = project(page)) {
  const is = await (await box(page, scope, place)).isChecked();
  await page.getByLabel("Filter scopes").fill("");
  return is;
}

/** Adds a block for a store by its key. */
export async function addStore(page, key) {
  await page.getByRole("combobox", { name: "Store" }).fill(key);
  await page.getByRole("button", { name: "Add scopes for store" }).click();
}
