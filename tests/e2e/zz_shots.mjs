import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { browser } from "./support/browser.mjs";
import { serveDist } from "./support/server.mjs";
const files = {
    "src/shop.ts": "apiRoot.orders().get().execute();\napiRoot.stores().get().execute();\n",
    "src/status.ts": "statusHandler({ requiredPermissions: ['view_orders', 'view_api_clients'] });\nawait apiRoot[name]().get().execute();\n",
    "src/a/very/long/path/of/folders/in/one/another/that/does/not/end/soon/objects.ts": "apiRoot.customObjects().post({body}).execute();\napiRoot.carts().get().execute();",
    "scripts/types.ts": "apiRoot.types().post({ body }).execute();\n",
    "connect.yaml": "inheritAs:\n  apiClient:\n    scopes:\n      - view_customer\n      - view_orders\n      - manage_payments\n",
};
const root = mkdtempSync(join(tmpdir(), "ss-"));
for (const [path, text] of Object.entries(files)) { mkdirSync(dirname(join(root, path)), { recursive: true }); writeFileSync(join(root, path), text); }
const site = await serveDist();
for (const [w, theme] of [[1280, "light"], [390, "dark"]]) {
  const page = await (await browser()).newPage({ viewport: { width: w, height: 900 }, colorScheme: theme });
  await page.goto(`${site.url}#/finder`);
  await page.locator("#project-folder").setInputFiles(root);
  await page.getByText("Source code:").waitFor();
  await page.getByText(/needed$/).waitFor();
  await page.screenshot({ path: `/tmp/src-${w}.png`, fullPage: true });
  console.log(w, await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]));
}
await (await browser()).close(); await site.close();
