import { gql } from "@apollo/client";

export const IMAGE = gql`
  fragment Image on ProductSearchVariant {
    images {
      url
    }
  }
`;
