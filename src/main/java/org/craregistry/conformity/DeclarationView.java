package org.craregistry.conformity;

import java.net.URI;
import java.time.LocalDate;
import java.util.Set;
import org.craregistry.law.Article15Element;
import org.craregistry.law.Declaration;
import org.craregistry.law.DeclarationForm;
import org.craregistry.law.DeclaredAct;
import org.craregistry.portfolio.Filed;
import org.craregistry.portfolio.ProductView;
import org.jspecify.annotations.Nullable;

/** An EU declaration of conformity on file, as it is read. */
record DeclarationView(ProductView product, Filed<Declaration> filed) implements EvidenceView<Declaration> {

    public @Nullable String number() {
        return filed.content().number();
    }

    public @Nullable DeclarationForm form() {
        return filed.content().form();
    }

    public @Nullable LocalDate issuedOn() {
        return filed.content().issuedOn();
    }

    public @Nullable LocalDate withdrawnOn() {
        return filed.content().withdrawnOn();
    }

    public @Nullable Set<Integer> annexVItems() {
        return filed.content().annexVItems();
    }

    public @Nullable Boolean identifiesThisVersion() {
        return filed.content().identifiesThisVersion();
    }

    public @Nullable Boolean namesAiActArticle15() {
        return filed.content().namesAiActArticle15();
    }

    public @Nullable Set<Article15Element> elements() {
        return filed.content().elements();
    }

    public @Nullable Set<DeclaredAct> acts() {
        return filed.content().acts();
    }

    public @Nullable String signatory() {
        return filed.content().signatory();
    }

    public @Nullable URI url() {
        return filed.content().url();
    }
}
