package org.craregistry.assessment.ahead;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.craregistry.assessment.AttentionKind;
import org.craregistry.law.Act;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.portfolio.StoredDefaults;

/** Entries made up for tests that have no products. */
public final class EntriesAhead {

    private EntriesAhead() {}

    /** That the CRA begins to apply to so many products of a portfolio, two or more. */
    public static AttentionEntry theCraApplies(String portfolio, long products) {
        LocalDate day = LocalDate.of(2027, 12, 11);
        return new AttentionEntry(
                new PortfolioView(new UUID(1, 2), 0, portfolio, "Sample", "UTC", false, StoredDefaults.NONE),
                null,
                products,
                AttentionPlace.shared(day, "the CRA applies"),
                day,
                AttentionKind.APPLIES,
                "The Cyber Resilience Act begins to apply in full",
                Act.CRA.at("Art. 71(2)"),
                "law.CRA_GENERAL_APPLICATION",
                null,
                List.of(),
                Instant.EPOCH);
    }
}
