/** Letters to people: what each wants to be told, how often, and where to. */
@NullMarked
package org.craregistry.news.mail;

import org.jspecify.annotations.NullMarked;
