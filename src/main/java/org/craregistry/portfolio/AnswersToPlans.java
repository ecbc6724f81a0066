package org.craregistry.portfolio;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what the law would answer for products as somebody plans to have them; nothing is kept of it. */
@Component
public class AnswersToPlans {

    private final PortfolioBook portfolios;
    private final Appraiser appraiser;
    private final Clock clock;

    AnswersToPlans(PortfolioBook portfolios, Appraiser appraiser, Clock clock) {
        this.portfolios = portfolios;
        this.appraiser = appraiser;
        this.clock = clock;
    }

    /** The answers of today for products of one portfolio, all under the same law and the same defaults. */
    public Asked of(UUID portfolioId) {
        Portfolio portfolio = portfolios.get(portfolioId);
        return new Asked(appraiser.bound(), portfolio.defaults().read(), portfolio.dayOf(clock.instant()));
    }

    /** Asks the law for products of one portfolio. */
    public static final class Asked {

        private final Appraiser appraiser;
        private final Defaults defaults;
        private final LocalDate day;

        private Asked(Appraiser appraiser, Defaults defaults, LocalDate day) {
            this.appraiser = appraiser;
            this.defaults = defaults;
            this.day = day;
        }

        /**
         * What the law answers.
         *
         * @param product what it is now; {@code null} where it is to be added
         * @param state what is told of it itself
         * @param filed what is on file for it
         */
        public Answers answer(@Nullable ProductView product, ProductState state, FiledEvidence filed) {
            boolean isDecided = product != null && product.isDecided();
            @Nullable RouteReliance reliance = product == null ? null : product.reliance();
            String version = state.identity().version();
            return appraiser.appraise(
                    LawInput.of(defaults.under(state.facts()), filed, version, isDecided, reliance), day);
        }
    }
}
