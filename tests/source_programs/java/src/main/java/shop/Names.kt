package shop

import com.commercetools.api.client.ProjectApiRoot

class Names(private val api: ProjectApiRoot) {
    private val query = """
        query Names(${'$'}limit: Int) {
          stores(limit: ${'$'}limit) { results { key } }
        }
    """

    fun channel(key: String) = api.channels().withKey(key).get().executeBlocking().body

    fun clear(container: String, key: String) =
        api.customObjects()
            .withContainerAndKey(container, key)
            .delete()
            .executeBlocking()

    fun read(all: Map<String, String>) = all.getValue("carts").get(0)
}
