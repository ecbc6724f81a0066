// Relay reads with the documents that its compiler made of the queries.

import { createRequire } from 'node:module';
import { variables } from './queries.mjs';

const require = createRequire(import.meta.url);
const { Environment, Network, RecordSource, Store, createOperationDescriptor } = require('relay-runtime');

/** What Relay's store shows of each query when all were answered; the compiler asks for a few fields more than the query does. */
export async function readThroughRelay(names, answers, product, portfolio) {
  const environment = new Environment({ network: Network.create(() => null), store: new Store(new RecordSource()) });
  const operations = names.map(name => {
    const request = require(`./relay/${name}.graphql.cjs`);
    return createOperationDescriptor(request, variables(name, product, portfolio));
  });
  operations.forEach((operation, index) => {
    environment.commitPayload(operation, withTypes(answers[index]));
    environment.retain(operation);
  });
  return operations.map(operation => environment.lookup(operation.fragment).data);
}

/** The store wants to know of what type an object behind an interface is; here all of them have ids. */
function withTypes(value) {
  if (Array.isArray(value)) {
    return value.map(withTypes);
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  const fields = Object.entries(value).map(([name, one]) => [name, withTypes(one)]);
  return { ...Object.fromEntries(fields), __typename: 'Node', __isNode: 'Node' };
}
