import { here } from './base/address.js';
import { ready } from './base/registry.js';

/** Asks what the frame and the page need first while the rest of their modules is still on its way; the few that this takes come first. */
const place = here();
if (place && !place.open) {
  // A failure is met by whoever shows what was asked.
  ready().catch(() => null);
  if (place.first) import(`./components/${place.first}.js`).then(({ askFirst }) => askFirst(place));
}
