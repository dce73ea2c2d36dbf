import type { CartDraft } from "@commercetools/platform-sdk";
import { shop } from "./client";

/** The cart of a session: `shop.carts().get()` would list those of everybody. */
export async function cart(id: string | undefined, draft: CartDraft) {
  if (id) {
    const { body } = await shop.carts().withId({ ID: id }).get().execute();
    return body;
  }
  const created = await shop
    .carts()
    // Prices with tax.
    .post({ body: draft, queryArgs: { expand: "lineItems[*].state" } })
    .execute();
  return created.body;
}

export const remove = (id: string, version: number) =>
  shop.carts().withId({ ID: id }).delete({ queryArgs: { version } }).execute();

export async function ship(key: string, cartId: string) {
  const store = shop.inStoreKeyWithStoreKeyValue({ storeKey: key });
  const methods = await store.shippingMethods().matchingCart().get({ queryArgs: { cartId } }).execute();
  const order = await store.orders().post({ body: { id: cartId, version: 1 } }).execute();
  return [methods, order];
}
