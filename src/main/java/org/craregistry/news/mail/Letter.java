package org.craregistry.news.mail;

import org.jspecify.annotations.Nullable;

/**
 * What is written to somebody: the same twice, as plain text and as HTML.
 *
 * @param end where such letters are ended without a sign-in; {@code null} where nothing was chosen that could end
 */
record Letter(
        String subject, String text, String html, @Nullable String end) {}
