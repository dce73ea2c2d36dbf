using System.Net.Http;
using commercetools.Sdk.Api.Client;

namespace Shop;

public sealed class Reviews(ProjectApiRoot api, HttpClient http)
{
    private const string Query = @"query Lists { shoppingLists(where: ""a=1"") { total } }";

    public async Task<object> Read(string id)
    {
        var review = await api.Reviews().WithId(id).Get().ExecuteAsync();
        var customer = await api
            .Customers()
            .WithKey("a")
            .Get()
            .WithExpand("customerGroup")
            .ExecuteAsync();
        return (review, customer, cache.Get("carts"));
    }

    public async Task Write(object draft)
    {
        await api.Reviews().Post(draft).ExecuteAsync();
        await api.InStoreKeyWithStoreKeyValue("berlin").Carts().Post(draft).ExecuteAsync();
        await http.GetAsync("/reviews");
        // await api.Zones().Get().ExecuteAsync();
    }
}
