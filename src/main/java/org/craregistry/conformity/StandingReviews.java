package org.craregistry.conformity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;
import org.craregistry.law.Choice;
import org.craregistry.portfolio.FiledEvidence;
import org.craregistry.portfolio.PortfolioQueries;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.portfolio.Refiling;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Records that the caller reviewed how products stand to requirements and elements that somebody else recorded. */
@Service
class StandingReviews {

    private static final String REQUIREMENTS = "requirements";

    private final EvidenceBook evidence;
    private final PortfolioQueries portfolios;

    StandingReviews(EvidenceBook evidence, PortfolioQueries portfolios) {
        this.evidence = evidence;
        this.portfolios = portfolios;
    }

    /** One standing that was reviewed: to what. */
    private record Reviewed(String code, String title) {}

    /**
     * Records the review of every one of these standings of every product, or of none.
     *
     * @param products the products by the revision that the caller has read
     * @throws Refused where a standing is not recorded, the caller recorded it, or its portfolio has none reviewed
     */
    void review(
            Map<UUID, Integer> products, List<String> requirements, List<String> elements, @Nullable String reason) {
        List<Reviewed> reviewed = new ArrayList<>();
        requirements.forEach(code -> reviewed.add(reviewed(code, AnnexIRequirement::find)));
        elements.forEach(code -> reviewed.add(reviewed(code, Article15Element::find)));
        if (reviewed.isEmpty()) {
            throw Refused.because(
                    Code.REQUIRED, REQUIREMENTS, "Nothing is listed; say what the reviewed standings are to.");
        }
        Map<UUID, Boolean> wanted = new HashMap<>();
        evidence.changeEach(products, reason, refiling -> {
            if (!wanted.computeIfAbsent(refiling.portfolio(), this::reviewsStandings)) {
                throw Refused.because(
                        Code.NOT_POSSIBLE,
                        "products",
                        "Standings are not reviewed in this portfolio; its owner can have them reviewed.");
            }
            reviewed.forEach(one -> requireSecondPerson(one, refiling));
            refiling.review(reviewed.stream().map(Reviewed::code).toList());
        });
    }

    private static <C extends Choice> Reviewed reviewed(String code, Function<String, Optional<C>> find) {
        String title = find.apply(code).map(Choice::label).orElseThrow();
        return new Reviewed(code, title);
    }

    private boolean reviewsStandings(UUID portfolio) {
        PortfolioView found = portfolios.find(List.of(portfolio)).get(portfolio);
        return found != null && found.reviewsStandings();
    }

    private static void requireSecondPerson(Reviewed one, Refiling refiling) {
        FiledEvidence filed = refiling.evidence();
        String standing = "how %s stands to \"%s\"".formatted(refiling.label(), one.title());
        if (!filed.isStanding(one.code())) {
            throw refused("Nobody has recorded %s; there is nothing to review.".formatted(standing));
        }
        String recordedBy = filed.standingRecord(one.code()).recordedBy();
        if (recordedBy == null) {
            throw refused("It is not known who recorded %s; record it anew, then somebody else can review it."
                    .formatted(standing));
        }
        if (refiling.actor().equals(recordedBy)) {
            throw refused("You recorded yourself %s; somebody else has to review it.".formatted(standing));
        }
    }

    private static Refused refused(String sentence) {
        return Refused.because(Code.NOT_POSSIBLE, "products", sentence);
    }
}
