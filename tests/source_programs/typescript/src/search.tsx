import { gql, useQuery } from "@apollo/client";
import { IMAGE } from "./fragments";

const SEARCH = gql`
  query Search($text: String!, $locale: Locale!) {
    productProjectionSearch(text: $text, locale: $locale) {
      total
      results {
        id
        masterVariant {
          ...Image
        }
      }
    }
    categories(limit: 20) {
      results {
        id
        parent {
          id
        }
      }
    }
  }
  ${IMAGE}
`;

export function Search({ text }: { text: string }) {
  const { data } = useQuery(SEARCH, { variables: { text, locale: "en" } });
  return <p>it's {data?.productProjectionSearch.total}</p>;
}
