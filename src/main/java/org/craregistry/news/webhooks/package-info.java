/** Webhooks by the Standard Webhooks conventions: where they go, what was sent, and trying again. */
@NullMarked
package org.craregistry.news.webhooks;

import org.jspecify.annotations.NullMarked;
