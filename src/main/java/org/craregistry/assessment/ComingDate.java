package org.craregistry.assessment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A date that lies ahead of a product, or of several.
 *
 * @param key what tells it from all others of its portfolio; the same whichever and however many products something shared hits
 * @param product the id, as clients see it, of the only product; {@code null} where there are several
 * @param productLabel what the only product is called; empty where there are several
 * @param products how many
 * @param summary who it is about, what to do and until when, in a sentence or two
 */
public record ComingDate(
        String key, LocalDate date, @Nullable String product, String productLabel, long products, String summary) {}
