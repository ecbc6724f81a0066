// Reads the registry through the caches of Apollo Client, urql and Relay, all queries into one cache of each, and compares what
// the caches show afterwards with what the registry answered.
//
// node caches.mjs ADDRESS AUTHORIZATION PRODUCT PORTFOLIO: the address of /graphql, the header to sign in with, the id of a product
// and the key of a portfolio. Ends with 1 where anything is shown that was not answered.

import { createHash } from 'node:crypto';
import { ApolloClient, InMemoryCache, HttpLink, gql } from '@apollo/client/core/index.js';
import { createPersistedQueryLink } from '@apollo/client/link/persisted-queries/index.js';
import { Client, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { queries, variables, plain, differences } from './queries.mjs';
import { prepareRelay } from './prepare.mjs';
import { readThroughRelay } from './relay.mjs';

const [address, authorization, product, portfolio] = process.argv.slice(2);
const headers = { authorization };

async function ask(query, values = {}) {
  const body = JSON.stringify({ query, variables: values });
  const response = await fetch(address, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body });
  const answer = await response.json();
  if (answer.errors) {
    throw new Error(JSON.stringify(answer.errors));
  }
  return answer.data;
}

const sha256 = text => createHash('sha256').update(text).digest('hex');

async function readThroughApollo(names) {
  // Every query is sent by its hash, and with its text where the registry asks for it; the second time the hash is enough.
  const sent = [];
  const counted = (uri, options) => {
    sent.push(JSON.parse(options.body));
    return fetch(uri, options);
  };
  const link = createPersistedQueryLink({ sha256 }).concat(new HttpLink({ uri: address, fetch: counted, headers }));
  const client = new ApolloClient({ cache: new InMemoryCache(), link });
  const asked = names.map(name => ({ query: gql(queries[name]), variables: variables(name, product, portfolio) }));
  for (const one of [...asked, ...asked]) {
    await client.query({ ...one, fetchPolicy: 'network-only' });
  }
  console.log(`Apollo sent ${sent.filter(one => one.query).length} texts in ${sent.length} requests for ${2 * asked.length} questions`);
  return asked.map(one => client.readQuery(one));
}

async function readThroughUrql(names) {
  const client = new Client({
    url: address,
    fetchOptions: { headers },
    preferGetMethod: false,
    exchanges: [cacheExchange(), fetchExchange],
  });
  const shown = [];
  for (const requestPolicy of ['network-only', 'cache-only']) {
    shown.length = 0;
    for (const name of names) {
      const context = { requestPolicy };
      const result = await client.query(queries[name], variables(name, product, portfolio), context).toPromise();
      if (result.error) {
        throw result.error;
      }
      shown.push(result.data);
    }
  }
  return shown;
}

const quiet = console.warn;
console.warn = message => String(message).includes('Invalid key') || quiet(message); // values of their parent have no key

const names = Object.keys(queries);
const right = [];
for (const name of names) {
  right.push(await ask(queries[name], variables(name, product, portfolio)));
}
await prepareRelay(ask);
const readers = {
  Apollo: () => readThroughApollo(names),
  urql: () => readThroughUrql(names),
  Relay: () => readThroughRelay(names, right, product, portfolio),
};
let wrong = 0;
for (const [cache, read] of Object.entries(readers)) {
  const shown = await read();
  names.forEach((name, index) => {
    const found = differences(plain(right[index]), plain(shown[index]));
    wrong += found.length;
    console.log(`${cache}, ${name}: ${found.length} values differ`);
    found.slice(0, 5).forEach(one => console.log(`  ${one}`));
  });
}
process.exit(wrong === 0 ? 0 : 1);
