package org.craregistry.conformity;

import java.util.Optional;
import java.util.UUID;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;

/**
 * Says of which product a standing is, and to what. Every product has one to each requirement and each element, recorded or not, so
 * that none is stored: its id is that of the product, with the number in the six bits that say version and variant, which are the
 * same in all ids of products.
 *
 * @param number of a requirement its place in Annex I, of an element its place in Article 15 after {@value #FIRST_ELEMENT}; kept for
 *     good, as documents are stored under it
 */
record StandingId(UUID product, int number) {

    private static final int FIRST_ELEMENT = 32;
    private static final int VERSION_SHIFT = 12;
    private static final long VERSION = 0xFL << VERSION_SHIFT;
    private static final int VARIANT_SHIFT = 62;
    private static final long VARIANT = 3L << VARIANT_SHIFT;
    private static final int OF_PRODUCTS = 7 << 2 | 2;

    static StandingId of(UUID product, AnnexIRequirement requirement) {
        return new StandingId(product, requirement.ordinal());
    }

    static StandingId of(UUID product, Article15Element element) {
        return new StandingId(product, FIRST_ELEMENT + element.ordinal());
    }

    /** What an id says; empty where it is no standing's. */
    static Optional<StandingId> find(UUID id) {
        long version = (id.getMostSignificantBits() & VERSION) >> VERSION_SHIFT;
        int number = (int) (version << 2 | id.getLeastSignificantBits() >>> VARIANT_SHIFT);
        StandingId found = new StandingId(numbered(id, OF_PRODUCTS), number);
        return found.requirement().isPresent() || found.element().isPresent() ? Optional.of(found) : Optional.empty();
    }

    UUID id() {
        return numbered(product, number);
    }

    Optional<AnnexIRequirement> requirement() {
        AnnexIRequirement[] all = AnnexIRequirement.values();
        return number < all.length ? Optional.of(all[number]) : Optional.empty();
    }

    Optional<Article15Element> element() {
        Article15Element[] all = Article15Element.values();
        int place = number - FIRST_ELEMENT;
        return place >= 0 && place < all.length ? Optional.of(all[place]) : Optional.empty();
    }

    /** The code of the requirement or the element. */
    String code() {
        return requirement()
                .map(AnnexIRequirement::code)
                .or(() -> element().map(Article15Element::code))
                .orElseThrow();
    }

    private static UUID numbered(UUID id, int number) {
        return new UUID(
                id.getMostSignificantBits() & ~VERSION | (long) number >> 2 << VERSION_SHIFT,
                id.getLeastSignificantBits() & ~VARIANT | (long) number << VARIANT_SHIFT);
    }
}
