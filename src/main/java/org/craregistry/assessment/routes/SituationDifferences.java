package org.craregistry.assessment.routes;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.craregistry.law.Fact;
import org.craregistry.law.Vocabulary;
import org.jspecify.annotations.Nullable;

/** Takes apart in what the situation of now differs from that of a decision, the day left aside. */
final class SituationDifferences {

    private static final Set<String> MODIFICATIONS = Set.of(
            Vocabulary.SUBSTANTIALLY_MODIFIED.name(),
            Vocabulary.SUBSTANTIALLY_MODIFIED_ON.name(),
            Vocabulary.AI_SUBSTANTIALLY_MODIFIED.name(),
            Vocabulary.AI_SUBSTANTIALLY_MODIFIED_ON.name());

    private final UUID product;
    private final Situation then;
    private final Situation now;
    private final List<SituationDifference> found;

    private SituationDifferences(UUID product, Situation then, Situation now) {
        this.product = product;
        this.then = then;
        this.now = now;
        this.found = EvidenceDifferences.between(product, then.evidence(), now.evidence());
    }

    /**
     * In what the situations differ: evidence, then facts, then the version, the decision on the class and the state of the law.
     *
     * @param product the product that both are about
     */
    static List<SituationDifference> between(UUID product, Situation then, Situation now) {
        SituationDifferences differences = new SituationDifferences(product, then, now);
        differences.addFacts();
        differences.addVersion();
        differences.addClassification();
        differences.addStateOfLaw();
        return differences.found;
    }

    private void addFacts() {
        Map<String, Object> before = then.facts().plain();
        Map<String, Object> after = now.facts().plain();
        for (Fact<?> fact : Vocabulary.FACTS) {
            Object was = before.get(fact.name());
            Object is = after.get(fact.name());
            if (!Objects.equals(was, is)) {
                found.add(new SituationDifference(
                        MODIFICATIONS.contains(fact.name())
                                ? SupportLossCause.SUBSTANTIAL_MODIFICATION
                                : SupportLossCause.FACTS_CHANGED,
                        "\"%s\" was changed from %s to %s.".formatted(fact.header(), text(was), text(is)),
                        null,
                        "facts." + fact.name(),
                        fact.citation(),
                        changes -> changes.of(product, fact.name()),
                        (to, from) -> to.with(to.facts().with(Collections.singletonMap(fact.name(), is)))));
            }
        }
    }

    private void addVersion() {
        if (!then.version().equals(now.version())) {
            found.add(new SituationDifference(
                    SupportLossCause.NEW_VERSION,
                    "The version was changed from \"%s\" to \"%s\".".formatted(then.version(), now.version()),
                    null,
                    "version",
                    null,
                    changes -> changes.of(product, "version"),
                    (to, from) -> to.withVersion(from.version())));
        }
    }

    private void addClassification() {
        if (then.classified() != now.classified()) {
            String name = Vocabulary.CORE_FUNCTIONALITY.name();
            found.add(new SituationDifference(
                    SupportLossCause.FACTS_CHANGED,
                    "The core functionality was decided and signed.",
                    null,
                    "facts." + name,
                    Vocabulary.CORE_FUNCTIONALITY.citation(),
                    changes -> changes.of(product, name),
                    (to, from) -> to.classified(from.classified())));
        }
    }

    private void addStateOfLaw() {
        if (!then.stateOfLaw().equals(now.stateOfLaw())) {
            found.add(new SituationDifference(
                    SupportLossCause.STATE_OF_LAW_CHANGED,
                    "The state of the law changed from %s (%s) to %s (%s)."
                            .formatted(
                                    then.stateOfLaw().id(),
                                    then.stateOfLaw().title(),
                                    now.stateOfLaw().id(),
                                    now.stateOfLaw().title()),
                    null,
                    null,
                    null,
                    changes -> null,
                    (to, from) -> to.under(from.stateOfLaw())));
        }
    }

    /** A value as it stands in a sentence. */
    static String text(@Nullable Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
        }
        return value == null ? "nothing" : value.toString();
    }
}
