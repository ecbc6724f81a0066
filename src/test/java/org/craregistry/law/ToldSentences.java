package org.craregistry.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every sentence about one product that people read, with where it comes from. */
final class ToldSentences {

    /** @param from what it belongs to, such as {@code because D7} */
    record Told(String from, String sentence) {}

    private final List<Told> all = new ArrayList<>();

    private ToldSentences() {}

    static List<Told> of(Determination determination) {
        ToldSentences sentences = new ToldSentences();
        determination.procedures().forEach(option -> sentences.add("reason " + option.procedure(), option.reason()));
        conditions(determination).forEach(sentences::add);
        sentences.add(determination.article15());
        determination.findings().forEach(finding -> {
            sentences.add("message " + finding.code(), finding.message());
            sentences.add("remedy " + finding.code(), finding.remedy());
        });
        sentences.add(determination.reasons());
        return sentences.all;
    }

    /** What lies ahead of a product after a day. */
    static List<Told> ahead(Facts facts, Evidence evidence, LocalDate after, StateOfLaw stateOfLaw) {
        ToldSentences sentences = new ToldSentences();
        LocalDate until = after.plusYears(20);
        Law.dayByDay(facts, evidence, stateOfLaw)
                .daysAhead(after, until)
                .forEach(day -> sentences.add("ahead " + day.kind(), day.statement() + "."));
        Law.dayByDay(facts, evidence, stateOfLaw)
                .dutiesAhead(after, until)
                .forEach(duty -> sentences.add("duty ahead " + duty.restsOn(), duty.statement() + "."));
        return sentences.all;
    }

    private static Stream<ConditionAnswer> conditions(Determination determination) {
        Stream<ConditionAnswer> ofRoutes = determination.article15().routes().stream()
                .flatMap(route -> Stream.concat(
                        route.conditions().stream(),
                        route.certificates().stream().flatMap(one -> one.conditions().stream())));
        Duties duties = determination.duties();
        Stream<ConditionAnswer> ofDuties = duties == null
                ? Stream.of()
                : Stream.concat(Stream.ofNullable(duties.supportPeriod()), duties.notifiedBodyNumber().stream());
        return Stream.of(
                        determination.craConformity().conditions().stream(),
                        ofRoutes,
                        ofDuties,
                        Stream.of(determination.reporting()))
                .flatMap(each -> each);
    }

    private void add(ConditionAnswer condition) {
        add("because " + condition.code() + " " + condition.truth(), condition.because());
        add("statement " + condition.code(), condition.statement());
    }

    private void add(Article15Answer answer) {
        answer.routes().forEach(route -> {
            if (route.reason() != null) {
                add("reason of " + route.route(), route.reason());
            }
        });
        if (answer.detail() != null) {
            add("detail " + answer.outcome(), answer.detail());
        }
        Article15Answer.Projection then = answer.projection();
        if (then != null && then.detail() != null) {
            add("detail then " + then.outcome(), then.detail());
        }
    }

    private void add(Reason reason) {
        add("reason below " + reason.code(), reason.statement());
        reason.because().forEach(this::add);
    }

    private void add(String from, String sentence) {
        all.add(new Told(from, sentence));
    }
}
