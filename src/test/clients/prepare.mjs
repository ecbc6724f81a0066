// Has Relay's compiler make documents of the queries, for the schema as the registry shows it.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { buildClientSchema, getIntrospectionQuery, printSchema } from 'graphql';
import { queries } from './queries.mjs';

const folder = new URL('./relay/', import.meta.url).pathname;

/** @param ask sends a query to the registry and gives the data of its answer */
export async function prepareRelay(ask) {
  rmSync(folder, { recursive: true, force: true });
  ['source', 'made'].forEach(part => mkdirSync(`${folder}${part}`, { recursive: true }));
  const schema = buildClientSchema(await ask(getIntrospectionQuery()));
  writeFileSync(`${folder}schema.graphql`, printSchema(schema));
  // Relay wants every query to begin with the name of its file.
  Object.entries(queries).forEach(([name, query]) =>
    writeFileSync(`${folder}source/${name.replace(/Query$/, '')}.js`, `graphql\`${query}\`;\n`));
  const config = {
    src: './source', schema: './schema.graphql', language: 'javascript', artifactDirectory: './made', eagerEsModules: false,
  };
  writeFileSync(`${folder}relay.config.json`, JSON.stringify(config));
  execFileSync('node', ['../node_modules/relay-compiler/cli.js', 'relay.config.json'], { cwd: folder, stdio: 'pipe' });
  readdirSync(`${folder}made`).forEach(file =>
    renameSync(`${folder}made/${file}`, `${folder}${file.replace(/\.js$/, '.cjs')}`));
}
