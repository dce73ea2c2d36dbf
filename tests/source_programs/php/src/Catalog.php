<?php

declare(strict_types=1);

namespace Shop;

use Commercetools\Api\Client\Resource\ResourceByProjectKey;

final class Catalog
{
    private const QUERY = <<<'GQL'
        query Types {
          productTypes(limit: 5) { results { key } }
        }
        GQL;

    public function __construct(private ResourceByProjectKey $root)
    {
    }

    /** `$this->root->orders()->get()` is not called here. */
    public function product(string $id): object
    {
        return $this->root
            ->products()
            ->withId($id)
            ->get()
            ->withExpand('productType')
            ->execute();
    }

    public function rename(string $id, object $update): void
    {
        $this->root->products()->withId($id)->post($update)->execute();
        $this->root->categories()->withKey('root')->delete()->withVersion(1)->execute();
        # $this->root->zones()->get()->execute();
        foreach ($this->root->taxCategories()->get()->execute()->getResults() as $tax) {
            echo "it's {$tax->getName()}\n";
        }
    }

    public function search(array $query): object
    {
        return $this->root->productProjections()->search()->get()->withQueryParam('a', $query['carts'])->execute();
    }
}
