package org.craregistry.portfolio;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.Origin;
import org.craregistry.audit.StatedReason;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.law.Fact;
import org.craregistry.law.Vocabulary;
import org.craregistry.security.Access;
import org.craregistry.security.CurrentCaller;
import org.craregistry.security.MayCall.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets what is alike for all products of a portfolio, on behalf of the caller. No product is written: answers that were given under
 * other defaults are known by their number, and computed anew before anybody reads them.
 */
@Service
class DefaultsBook {

    private final PortfolioBook portfolios;
    private final DefaultsHistory history;
    private final Access access;
    private final CurrentCaller caller;
    private final Clock clock;

    DefaultsBook(PortfolioBook portfolios, DefaultsHistory history, Access access, CurrentCaller caller, Clock clock) {
        this.portfolios = portfolios;
        this.history = history;
        this.access = access;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Changes the defaults of a portfolio. A change that changes nothing leaves the revision as it is.
     *
     * @param told as in {@link ProductDraft#amending}; {@code null} takes a default back
     * @throws Refused where the caller does not see the portfolio or may not, it is at another revision, or what is told cannot be
     *     alike for all
     */
    @Transactional
    void set(UUID id, int expectedRevision, Map<String, @Nullable Object> told, @Nullable String reason) {
        access.require(id, Who.COMPLIANCE);
        Portfolio portfolio = portfolios.get(id, expectedRevision);
        Defaults before = portfolio.defaults().read();
        ProductDraft draft = ProductDraft.amending(before.ofAny(), told);
        List<UserError> errors = new ArrayList<>(ofOne(told));
        errors.addAll(draft.errors());
        Refused.ifAny(errors);
        Defaults after = Defaults.of(draft.state());
        List<FieldChange> changes = FieldChange.between(before.plain(), after.plain());
        if (changes.isEmpty()) {
            return;
        }
        Origin origin = caller.get().origin(clock.instant());
        portfolio.have(after);
        portfolios.save(portfolio, origin, StatedReason.optional(reason), changes);
        history.add(id, portfolio.defaults(), origin.at());
    }

    private static List<UserError> ofOne(Map<String, @Nullable Object> told) {
        List<UserError> errors = new ArrayList<>();
        for (Fact<?> fact : Vocabulary.FACTS) {
            if (told.get(fact.name()) != null && !Defaults.canBeAlike(fact)) {
                String sentence = "%s: each product has an answer of its own; give it at the product.";
                errors.add(UserError.of(Code.NOT_POSSIBLE, "facts." + fact.name(), sentence.formatted(fact.header())));
            }
        }
        return errors;
    }
}
