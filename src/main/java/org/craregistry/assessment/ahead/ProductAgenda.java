package org.craregistry.assessment.ahead;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.assessment.Ahead;
import org.craregistry.assessment.AttentionKind;
import org.craregistry.assessment.StaleDecision;
import org.craregistry.law.AnswerChange;
import org.craregistry.law.Citation;
import org.craregistry.law.DayAhead;
import org.craregistry.law.DutyAhead;
import org.craregistry.portfolio.Filed;
import org.craregistry.portfolio.FiledEvidence;
import org.craregistry.portfolio.ProductView;
import org.craregistry.storage.SortKey;
import org.jspecify.annotations.Nullable;

/** Collects what lies ahead of one product; on one day first what the law told, then what was added, in that order. */
final class ProductAgenda {

    private final ProductView product;
    private final FiledEvidence filed;
    private final String reference;
    private final Map<LocalDate, Integer> places = new HashMap<>();
    private final Map<LocalDate, List<AnswerChange>> changes = new HashMap<>();
    private final List<AttentionEntry> entries = new ArrayList<>();

    ProductAgenda(ProductView product, List<DayAhead> days) {
        this.product = product;
        this.filed = product.evidence();
        this.reference = SortKey.of(product.reference());
        days.forEach(day -> changes.put(day.day(), day.changes()));
        days.forEach(day -> add(
                day.day(),
                AttentionKind.of(day.kind()),
                day.statement(),
                day.citation(),
                day.restsOn(),
                recordAt(day.restsOn())));
    }

    void add(StaleDecision stale) {
        Filed<?> record =
                stale.causes().size() == 1 ? recordAt(stale.causes().get(0).restsOn()) : null;
        add(stale.day(), AttentionKind.TURNS_STALE, stale.statement(), stale.citation(), Ahead.ROUTE_DECISION, record);
    }

    void add(DutyAhead duty) {
        add(duty.day(), AttentionKind.of(duty.kind()), duty.statement(), duty.citation(), duty.restsOn(), null);
    }

    private void add(
            LocalDate takesEffectOn,
            AttentionKind kind,
            String statement,
            Citation citation,
            String restsOn,
            @Nullable Filed<?> record) {
        LocalDate day = kind.date(takesEffectOn);
        int place = places.merge(day, 1, Integer::sum) - 1;
        entries.add(new AttentionEntry(
                product.portfolio(),
                product,
                1,
                new AttentionPlace(day, reference, product.productId(), place),
                takesEffectOn,
                kind,
                AttentionWords.statement(statement),
                citation,
                restsOn,
                record,
                changes.getOrDefault(takesEffectOn, List.of()),
                product.changedAt()));
    }

    private @Nullable Filed<?> recordAt(String restsOn) {
        return filed.at(restsOn).orElse(null);
    }

    /** Everything collected, by date. */
    List<AttentionEntry> entries() {
        return entries.stream()
                .sorted((one, other) -> one.at().compareTo(other.at()))
                .toList();
    }
}
