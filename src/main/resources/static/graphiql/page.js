'use strict';

const firstQuery = `# The portfolios you may see, and how each of them stands.
{
  portfolios(first: 10) {
    nodes {
      key
      name
      status {
        products
        byClass { productClass count }
        byOpenQuestion { question { question } count }
      }
    }
  }
}
`;

// The browser repeats the credentials this page was opened with; nothing else is asked for or stored.
const fetcher = GraphiQL.createFetcher({ url: '/graphql' });

ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, { fetcher, defaultQuery: firstQuery, defaultEditorToolsVisibility: true }),
);
