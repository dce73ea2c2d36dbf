// Credentials encrypted for the keys of their receivers, opened by the programs that receivers have: age and its keys,
// or keys of SSH.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { accessible, journey, shot } from "./support/index.mjs";

const all = mkdtempSync(join(tmpdir(), "encrypt-"));
after(() => rmSync(all, { recursive: true, force: true }));

/** A folder that is gone after the tests. */
const folder = () => mkdtempSync(join(all, "keys-"));

const run = (program, ...args) => execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** A new key of age: its file and its public half. */
function ageKey(dir) {
  const file = join(dir, "key.txt");
  run("age-keygen", "-o", file);
  return { file, public: run("age-keygen", "-y", file).trim(), text: readFileSync(file, "utf8") };
}

/** A new key of SSH: its file and its public half. */
function sshKey(dir, kind) {
  const file = join(dir, `id_${kind}`);
  run("ssh-keygen", "-q", "-t", kind, "-N", "", "-C", "kim@example.com", "-f", file);
  return { file, public: readFileSync(`${file}.pub`, "utf8").trim(), text: readFileSync(file, "utf8") };
}

/** A new client in the page's own sandbox, at its credentials; the panel is open. */
async function opened(page) {
  await page.getByRole("button", { name: "Try the sandbox" }).click();
  await page.getByRole("table").waitFor();
  await page.getByRole("link", { name: "New API client" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("For Kim");
  await page.getByLabel("Filter scopes").first().fill("view_products");
  await page.getByRole("checkbox", { name: "view_products", exact: true }).first().check();
  await page.getByRole("button", { name: "Create API client" }).click();
  await page.getByRole("heading", { name: /^Credentials of/ }).waitFor();
  const open = page.getByRole("button", { name: "Encrypt for a recipient" });
  await open.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "receivers");
}

const secretOf = async (page) => {
  await page.getByRole("button", { name: "Copy secret" }).click();
  await page.getByRole("button", { name: "Copied secret" }).waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
};

const saved = async (page) => {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download encrypted file" }).click()]);
  return { name: download.suggestedFilename(), path: await download.path() };
};

const narrow = async (page) => {
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    await page.waitForFunction(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
  }
  await page.setViewportSize({ width: 390, height: 844 });
};

journey("credentials are encrypted for a key of age and two of SSH, and each of the three opens the file", {}, async (t) => {
  const { page } = t;
  const dir = folder();
  const keys = [ageKey(dir), sshKey(dir, "ed25519"), sshKey(dir, "rsa")];
  await opened(page);
  await accessible(page);
  await shot(page, "encrypt empty 1280 light");
  assert.equal(await page.getByRole("checkbox", { name: "I have stored the secret" }).isChecked(), false);
  const field = page.getByLabel("Public keys of the recipients");
  await field.fill(["# Kim's keys", ...keys.map((key) => key.public), ""].join("\n"));
  const list = page.getByRole("list", { name: "Can open the file" });
  await page.waitForFunction(() => document.querySelectorAll(".receivers li").length === 3);
  const print = run("ssh-keygen", "-lf", keys[1].file).split(" ")[1];
  assert.ok((await list.innerText()).includes(print), "the fingerprint is that of ssh-keygen");
  assert.ok((await list.innerText()).includes("kim@example.com"));
  // By keyboard alone: from the keys by the format to the button.
  await field.focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Encrypt");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "encrypted-title");
  await accessible(page);
  await shot(page, "encrypt full 1280 light");
  const file = await saved(page);
  assert.equal(file.name, "for-kim.env.age");
  assert.equal(await page.getByRole("checkbox", { name: "I have stored the secret" }).isChecked(), true);
  const secret = await secretOf(page);
  assert.ok(secret.length > 10);
  for (const key of keys) {
    const text = run("age", "-d", "-i", key.file, file.path);
    assert.match(text, new RegExp(`^CTP_CLIENT_SECRET=${secret}$`, "m"));
  }
  assert.ok(!(await page.content()).includes(secret), "the secret is masked all the time");
  // Copied, it is the same file.
  await page.getByRole("button", { name: "Copy for-kim.env.age" }).click();
  await page.getByRole("button", { name: "Copied for-kim.env.age" }).waitFor();
  const copy = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copy, readFileSync(file.path, "utf8"));
  // Another format, of several files: as an archive. The former file is gone with the choice.
  const formats = await page.getByLabel("Format of the credentials").evaluate((select) => [...select.options].map((option) => option.value));
  assert.ok(formats.includes("node") && formats.includes("curl") && formats.includes("env"), `${formats}`);
  await page.getByLabel("Format of the credentials").selectOption("node");
  await page.getByRole("heading", { name: "Encrypted file" }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Encrypt", exact: true }).click();
  await page.getByRole("heading", { name: "Encrypted file" }).waitFor();
  const archive = await saved(page);
  assert.equal(archive.name, "node-for-kim.zip.age");
  const zip = join(dir, "node.zip");
  run("age", "-d", "-i", keys[1].file, "-o", zip, archive.path);
  const inside = run("python3", "-c", "import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); print(z.namelist(), z.read('.env').decode())", zip);
  assert.ok(inside.includes(secret) && inside.includes("client.mjs"), inside);
  await narrow(page);
  await accessible(page);
  await shot(page, "encrypt full 390 light");
  assert.equal(t.foreign().length, 0);
});

journey("a private key leaves the field at once, and keys that cannot be taken are named by their line", { colorScheme: "dark" }, async (t) => {
  const { page } = t;
  const dir = folder();
  const [age, ssh, ecdsa] = [ageKey(dir), sshKey(dir, "ed25519"), sshKey(dir, "ecdsa")];
  await opened(page);
  const field = page.getByLabel("Public keys of the recipients");
  const error = page.locator("#receivers-error");
  const encrypt = page.getByRole("button", { name: "Encrypt", exact: true });
  await encrypt.click();
  await error.getByText("Paste the public key of at least one recipient.").waitFor();
  await page.waitForFunction(() => document.activeElement.id === "receivers");
  for (const key of [age, ssh]) {
    // Pasted behind a public key, which stays.
    await field.fill(`${age.public}\n`);
    await field.press("Control+End");
    await page.evaluate((text) => navigator.clipboard.writeText(text), key.text);
    await field.press("Control+v");
    await error.getByText("That was a private key.").waitFor();
    const left = await field.inputValue();
    assert.ok(left.startsWith(age.public) && !/SECRET|PRIVATE/.test(left), left);
    assert.ok(!(await page.content()).includes(key.text.split("\n").at(-2)));
    await accessible(page);
  }
  await field.fill(`${age.public}\n${ecdsa.public}\nssh-ed25519 AAAA\nkim@example.com`);
  await encrypt.click();
  await error.getByText("Line 2: age can’t encrypt for keys of type ecdsa-sha2-nistp256.").waitFor();
  await error.getByText("Line 3: this key is incomplete").waitFor();
  await error.getByText("Line 4: this is not a public key").waitFor();
  assert.equal(await page.getByRole("heading", { name: "Encrypted file" }).count(), 0);
  assert.match(await field.inputValue(), /kim@example\.com$/);
  await accessible(page);
  await shot(page, "encrypt errors 1280 dark");
  await narrow(page);
  await accessible(page);
  await shot(page, "encrypt errors 390 dark");
  // Closed and opened again, what was typed is still there.
  for (const open of ["false", "true"]) {
    await page.getByRole("button", { name: "Encrypt for a recipient" }).click();
    await page.locator(`[aria-controls=encrypt-panel][aria-expanded=${open}]`).waitFor();
  }
  assert.match(await field.inputValue(), /kim@example\.com$/);
});

journey("where there is no secret, nothing is offered for encryption", { path: "#/presets/env" }, async (t) => {
  const { page } = t;
  await page.locator(".preview").getByText("CTP_CLIENT_ID").first().waitFor();
  assert.equal(await page.getByRole("button", { name: "Encrypt for a recipient" }).count(), 0);
});
