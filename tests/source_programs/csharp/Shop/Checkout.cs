using commercetools.Sdk.Client;
using commercetools.Sdk.Domain.Carts;
using commercetools.Sdk.HttpApi.CommandBuilders;

namespace Shop;

// A part that still makes use of the SDK before version 2.
public sealed class Checkout(IClient client, ICache cache)
{
    public async Task<Cart> Read(string id, string mail)
    {
        var query = client.Builder().Payments().Query().Where(p => p.Key == mail.valueOf());
        var payments = await query.ExecuteAsync();
        var cached = cache.Carts().GetById(id);
        return cached ?? await client
            .Builder()
            .Carts()
            .GetById(id) // in no Store
            .ExecuteAsync();
    }

    public async Task Write(Cart cart, CartDraft draft)
    {
        await client.ExecuteAsync(new CreateCommand<Cart>(draft).InStore("ulm"));
        await client.ExecuteAsync(
            new InStoreCommand<Cart>("ulm", new DeleteByIdCommand<Cart>(cart.Id, cart.Version)));
        await client.Builder().Carts().InStore("ulm").GetByCustomerId(cart.CustomerId).ExecuteAsync();
        await client.Builder().Carts()
            .UpdateById(cart)
            .AddAction(new RecalculateUpdateAction())
            .ExecuteAsync();
    }
}
