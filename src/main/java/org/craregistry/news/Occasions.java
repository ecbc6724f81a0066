package org.craregistry.news;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.craregistry.assessment.StateOfLawAdopted;
import org.craregistry.graphql.NodeId;
import org.craregistry.law.FindingCode;
import org.craregistry.portfolio.AnswersTurned;
import org.craregistry.portfolio.AnswersTurned.Turn;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.portfolio.ProductView;
import org.craregistry.register.ImportPlanned;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts into words what other modules publish, and writes it into the outbox: in their transactions, or not at all. */
@Component
class Occasions {

    /** More than this of one kind at once are one piece of news. */
    static final int MOST_SINGLE = 20;

    private final Happenings happenings;
    private final ProductQueries products;
    private final Clock clock;

    Occasions(Happenings happenings, ProductQueries products, Clock clock) {
        this.happenings = happenings;
        this.products = products;
        this.clock = clock;
    }

    @EventListener
    void on(AnswersTurned event) {
        Set<UUID> interesting = happenings.interesting(
                event.turns().stream().map(Turn::portfolio).collect(Collectors.toSet()));
        List<Happening> happened = new ArrayList<>();
        for (UUID portfolio : interesting) {
            List<Turn> turns = event.turns().stream()
                    .filter(turn -> turn.portfolio().equals(portfolio))
                    .toList();
            happened.addAll(
                    happened(
                            NewsKind.DECISION_LOST_SUPPORT,
                            portfolio,
                            only(turns, Turn::lostSupport),
                            turn ->
                                    "What is on record no longer supports the decision on how to meet AI Act Article 15.",
                            "What is on record no longer supports the decisions on how to meet AI Act Article 15 of %,d products."));
            happened.addAll(happened(
                    NewsKind.VIOLATION_FOUND,
                    portfolio,
                    only(turns, turn -> !turn.violations().isEmpty()),
                    turn -> turn.violations().stream()
                            .map(FindingCode::label)
                            .collect(Collectors.joining("; ", "", ".")),
                    "Something was found at %,d products that does not comply."));
        }
        happenings.add(happened);
    }

    private static List<Turn> only(List<Turn> turns, Predicate<Turn> wanted) {
        return turns.stream().filter(wanted).toList();
    }

    private List<Happening> happened(
            NewsKind kind, UUID portfolio, List<Turn> turns, Function<Turn, String> words, String wordsForMany) {
        Instant now = clock.instant();
        if (turns.size() > MOST_SINGLE) {
            return List.of(Happening.toMany(kind, portfolio, now, wordsForMany.formatted(turns.size()), turns.size()));
        }
        if (turns.isEmpty()) {
            return List.of();
        }
        Map<UUID, ProductView> known =
                products.findForWork(turns.stream().map(Turn::product).toList());
        return turns.stream()
                .map(turn -> Happening.now(
                        kind,
                        portfolio,
                        now,
                        NodeId.of(NodeId.Kind.PRODUCT, turn.product()),
                        label(known, turn.product()),
                        words.apply(turn)))
                .toList();
    }

    private static String label(Map<UUID, ProductView> known, UUID id) {
        ProductView product = known.get(id);
        return product == null
                ? ""
                : "%s (%s)".formatted(product.name(), (product.reference() + " " + product.version()).strip());
    }

    @EventListener
    void on(ImportPlanned event) {
        if (happenings.interesting(Set.of(event.portfolio())).isEmpty()) {
            return;
        }
        happenings.add(List.of(Happening.now(
                NewsKind.IMPORT_WAITS,
                event.portfolio(),
                clock.instant(),
                NodeId.of(NodeId.Kind.IMPORT, event.imported()),
                event.fileName(),
                "Its plan is complete. Look at it, and apply it or set it aside.")));
    }

    @EventListener
    void on(StateOfLawAdopted event) {
        happenings.add(List.of(Happening.now(
                NewsKind.STATE_OF_LAW_ADOPTED,
                null,
                clock.instant(),
                NodeId.of(NodeId.Kind.STATE_OF_LAW, event.id()),
                event.code(),
                "%s. The answers of all products are worked out anew under it.".formatted(event.title()))));
    }
}
