package org.craregistry.law;

import java.net.URI;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An EU declaration of conformity. What is {@code null} is not known, except that without a day of withdrawal there is
 * none.
 *
 * @param annexVItems the items of CRA Annex V that are present, 1 to 8
 * @param identifiesThisVersion whether it identifies this product in this version
 * @param namesAiActArticle15 whether it states the level of cybersecurity that AI Act Article 15 requires
 * @param elements the elements of Article 15 of which it says where they are shown
 * @param acts the acts that it declares conformity with
 */
public record Declaration(
        @Nullable String number,
        @Nullable DeclarationForm form,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate withdrawnOn,
        @Nullable Set<Integer> annexVItems,
        @Nullable Boolean identifiesThisVersion,
        @Nullable Boolean namesAiActArticle15,
        @Nullable Set<Article15Element> elements,
        @Nullable Set<DeclaredAct> acts,
        @Nullable String signatory,
        @Nullable URI url) {

    public Declaration {
        annexVItems = annexVItems == null ? null : Collections.unmodifiableSet(new TreeSet<>(annexVItems));
        elements = elements == null ? null : Codes.copy(elements);
        acts = acts == null ? null : Codes.copy(acts);
    }

    /** The days on which it begins or ceases to count. */
    List<LocalDate> daysOfChange() {
        return Days.of(issuedOn, withdrawnOn);
    }
}
