import { shop } from "./client";

export const settings = async () => (await shop.get().execute()).body.currencies;

export const headers = (request: Request) => request.headers.get("accept");
