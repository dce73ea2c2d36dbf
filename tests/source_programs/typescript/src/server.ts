import express from "express";
import { cart, remove } from "./cart";

const app = express();
app.get("/carts", async (req, res) => res.json(await cart(req.query.id as string, { currency: "EUR" })));
app.delete("/orders", async (req, res) => res.json(await remove(String(req.query.id), 1)));

export async function payment(host: string, projectKey: string, id: string, token: string) {
  const answer = await fetch(`${host}/${projectKey}/payments/${id}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
  });
  return answer.json();
}
