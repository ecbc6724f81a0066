// Composes what the registry tells gateways with a second service that follows Relay's conventions too, and lets the planner's
// ground, the supergraph, be built. node compose.mjs FILE: the file with the schema as _service tells it. Ends with 1 where it does not fit.

import { readFileSync } from 'node:fs';
import { parse, print } from 'graphql';
import { composeServices } from '@apollo/composition';

const reviews = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])

  interface Node { id: ID! }
  type PageInfo @shareable { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
  type Query {
    node(id: ID!): Node
    reviews(first: Int, after: String): ReviewConnection!
  }
  type ReviewConnection { edges: [ReviewEdge!]! pageInfo: PageInfo! }
  type ReviewEdge { node: Review! cursor: String! }
  type Review implements Node { id: ID! text: String! product: Product of: Portfolio }
  type Product @key(fields: "portfolio { key } reference version") {
    portfolio: Portfolio! @shareable
    reference: String!
    version: String!
    reviews: [Review!]!
  }
  type Portfolio @key(fields: "key") { key: String! }
`;

const services = [
  { name: 'registry', url: 'http://registry/graphql', typeDefs: parse(readFileSync(process.argv[2], 'utf8')) },
  { name: 'reviews', url: 'http://reviews/graphql', typeDefs: parse(reviews) },
];
const { errors, supergraphSdl } = composeServices(services);
errors?.forEach(error => console.log(error.message));
const product = supergraphSdl ? parse(supergraphSdl).definitions.find(one => one.name?.value === 'Product') : null;
const keys = product?.directives.map(print).filter(one => one.includes('join__type')) ?? [];
keys.forEach(one => console.log(`Product: ${one}`));
process.exit(errors ? 1 : 0);
