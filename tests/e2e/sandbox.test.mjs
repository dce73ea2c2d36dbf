// The sandbox server as the journeys use it: real requests from another origin, with real preflights.
import assert from "node:assert/strict";
import { journey } from "./support/index.mjs";

/** Asks for a token and then for one API Client, in the page; returns the statuses or "cut". */
const ask = (page, { url, operator }) =>
  page.evaluate(
    async ({ url, operator }) => {
      const form = new URLSearchParams({ grant_type: "client_credentials" });
      const authorization = `Basic ${btoa(`${operator.clientId}:${operator.clientSecret}`)}`;
      const cut = { status: "cut", json: async () => ({}) };
      const token = await fetch(`${url}/oauth/token`, { method: "POST", headers: { authorization }, body: form }).catch(() => cut);
      const { access_token } = await token.json();
      const clients = await fetch(`${url}/${operator.projectKey}/api-clients?limit=1`, {
        headers: { authorization: `Bearer ${access_token}` },
      }).catch(() => cut);
      return [token.status, clients.status];
    },
    { url, operator },
  );

journey(
  "a page on another port gets tokens and answers, and the faults it was told to expect",
  { sandbox: ["--clients", "10"], allow: [/503/, /401/, /ERR_EMPTY_RESPONSE|ERR_CONNECTION/] },
  async ({ page, sandbox }) => {
    assert.deepEqual(await ask(page, sandbox), [200, 200]);
    const preflights = (await sandbox.log()).filter(({ method }) => method === "OPTIONS");
    assert.ok(preflights.length >= 2, "the browser asked first");

    await sandbox.faults("503@POST /oauth/token");
    assert.deepEqual(await ask(page, sandbox), [503, 401]);
    await sandbox.faults("drop-after@GET /api-clients");
    assert.deepEqual(await ask(page, sandbox), [200, "cut"]);

    // A browser repeats a request by itself when a used connection is cut; here the cut must arrive, once.
    await sandbox.reset();
    await sandbox.faults("drop-after@POST /oauth/token");
    assert.equal((await ask(page, sandbox))[0], "cut");
    const posts = (await sandbox.log()).filter(({ method }) => method === "POST");
    assert.equal(posts.length, 1);
  },
);
