package shop

import (
	"context"
	"net/http"

	"github.com/labd/commercetools-go-sdk/platform"
)

const query = `
query Reviews {
  reviews(limit: 2) { total }
}`

// Prices reads and writes prices; client.Zones().Get() is not called.
type Prices struct {
	client *platform.ByProjectKeyRequestBuilder
}

func (p *Prices) All(ctx context.Context) (any, error) {
	page, err := p.client.StandalonePrices().
		Get().
		Limit(500).
		Execute(ctx)
	if err != nil {
		return nil, err
	}
	return page, nil
}

func (p *Prices) Set(ctx context.Context, id string, update platform.StandalonePriceUpdate) error {
	_, err := p.client.StandalonePrices().WithId(id).Post(update).Execute(ctx)
	if err != nil {
		return err
	}
	_, err = p.client.ProductTypes().WithKey("shirt").Get().Execute(ctx)
	return err
}

func (p *Prices) Ping(r *http.Request) string {
	http.Get("https://example.com/carts")
	return r.Header.Get("carts")
}
