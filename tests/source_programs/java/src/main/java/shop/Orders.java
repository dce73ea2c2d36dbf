package shop;

import com.commercetools.api.client.ProjectApiRoot;
import com.commercetools.api.models.order.Order;
import java.util.concurrent.CompletionStage;

/** Orders. */
final class Orders {
  private final ProjectApiRoot root;

  Orders(final ProjectApiRoot root) {
    this.root = root;
  }

  CompletionStage<Order> byNumber(final String number) {
    return root.orders()
        .withOrderNumber(number)
        .get()
        .withExpand("paymentInfo.payments[*]")
        .execute()
        .thenApply(response -> response.getBody());
  }

  Order create(final String cart) throws Exception {
    return root.orders()
        .post(draft -> draft.cart(c -> c.id(cart)).version(1L))
        .execute()
        .toCompletableFuture()
        .get()
        .getBody();
  }

  void touch(final Order order) {
    root.orders().update(order).with(actions -> actions).executeBlocking();
    root.customers().withId(order.getCustomerId()).get().executeBlocking();
    root.inventory().get().withWhere("sku in :skus").executeBlocking();
  }

  String country() {
    return root.get().executeBlocking().getBody().getCountries().get(0);
  }
}
