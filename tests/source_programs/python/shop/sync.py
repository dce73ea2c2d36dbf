"""Reads customers; api_root.orders().get() is not called."""

from commercetools.platform import Client

client = Client()
api_root = client.with_project_key("shop")

QUERY = """
query Groups {
  customerGroups(limit: 1) { total }
}
"""


def customers(offset: int):
    page = (
        api_root
        .customers()
        .get(limit=500, offset=offset)
    )
    return [one.email for one in page.results]


def update(customer_id: str, update):
    api_root.customers().with_id(customer_id).post(update)  # one
    # api_root.zones().get()
    return api_root.custom_objects().with_container_and_key("a", "b").get()


def settings():
    return api_root.get()


def other(data: dict):
    return data.get("carts")
