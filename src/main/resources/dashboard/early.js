import { here } from './base/address.js';
import { framed, take } from './base/registry.js';

/** Asks what the frame and the page need first while the rest of their modules is still on its way; the few that this takes come first. */
const place = here();
if (place?.first) take(import(`./components/${place.first}.js`).then(({ askFirst }) => askFirst(place)));
else if (place && !place.open) framed().catch(() => null); // A failure is met by whoever shows what was asked.
