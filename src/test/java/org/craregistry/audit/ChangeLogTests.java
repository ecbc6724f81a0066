package org.craregistry.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.PageRequest;
import org.craregistry.storage.Ids;
import org.craregistry.testing.IntegrationTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class ChangeLogTests {

    private static final Instant AT = Instant.parse("2026-03-29T01:30:00.123Z");

    @Autowired
    ChangeLog changeLog;

    @Autowired
    TransactionTemplate transaction;

    private final UUID portfolio = Ids.next();
    private final UUID subject = Ids.next();

    @Test
    void readsBackWhatWasRecorded() {
        Change change = new Change(
                Ids.next(),
                AT,
                portfolio,
                subject,
                Change.Subject.PRODUCT,
                subject,
                "Router „Größe“ 🛰",
                Change.Action.UPDATED,
                Origin.imported(AT, Ids.next(), "anna", Ids.next()).atRow("Products", 14),
                "Because \"it\" was wrong\nin two lines",
                List.of(new FieldChange("name", null, "a \\ b"), new FieldChange("placedOn", "2027-12-11", null)));

        record(List.of(change));

        assertThat(changeLog.find(List.of(change.id(), Ids.next()))).isEqualTo(Map.of(change.id(), change));
    }

    @Test
    void recordsOnlyInATransaction() {
        assertThatThrownBy(() -> changeLog.record(change(subject)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void forgetsWhatWasRolledBack() {
        Change change = change(subject);
        transaction.executeWithoutResult(status -> {
            changeLog.record(change);
            status.setRollbackOnly();
        });

        assertThat(changeLog.find(List.of(change.id()))).isEmpty();
    }

    @Test
    void shortensLabelsThatDoNotFit() {
        Change change = Change.now(
                Origin.system(AT),
                null,
                Change.Subject.IMPORT,
                subject,
                "x".repeat(600),
                Change.Action.APPLIED,
                null,
                List.of());

        record(List.of(change));

        assertThat(changeLog.find(List.of(change.id())).get(change.id()).label())
                .hasSize(500)
                .endsWith("...");
    }

    @Test
    void pagesThroughAllChangesNewestFirst() {
        List<Change> written =
                IntStream.range(0, 7).mapToObj(i -> change(subject)).toList();
        record(written);
        List<UUID> newestFirst =
                new ArrayList<>(written.stream().map(Change::id).toList());
        Collections.reverse(newestFirst);

        Connection<Change> first = ofPortfolio(page(3, null));
        Connection<Change> second = ofPortfolio(page(3, first.pageInfo().endCursor()));
        Connection<Change> third = ofPortfolio(page(3, second.pageInfo().endCursor()));

        assertThat(ids(first, second, third)).isEqualTo(newestFirst);
        assertThat(third.hasNextPage()).isFalse();
    }

    @Test
    void readsPagesOfManyProductsAtOnce() {
        UUID other = Ids.next();
        UUID without = Ids.next();
        List<Change> written = List.of(change(subject), change(other), change(subject), change(other), change(other));
        record(written);

        Map<UUID, Connection<Change>> pages =
                changeLog.ofProducts(List.of(subject, other, without), ChangeFilter.ALL, page(2, null));

        assertThat(pages.keySet()).containsExactly(subject, other, without);
        assertThat(ids(pages.get(subject)))
                .containsExactly(written.get(2).id(), written.get(0).id());
        assertThat(ids(pages.get(other)))
                .containsExactly(written.get(4).id(), written.get(3).id());
        assertThat(pages.get(subject).hasNextPage()).isFalse();
        assertThat(pages.get(other).hasNextPage()).isTrue();
        assertThat(pages.get(without).nodes()).isEmpty();
        assertThat(changeLog.ofProducts(List.of(), ChangeFilter.ALL, page(2, null)))
                .isEmpty();
    }

    private void record(List<Change> changes) {
        transaction.executeWithoutResult(status -> changeLog.record(changes));
    }

    private Change change(UUID of) {
        return Change.now(
                Origin.system(AT),
                portfolio,
                Change.Subject.PRODUCT,
                of,
                "A product",
                Change.Action.UPDATED,
                null,
                List.of());
    }

    private Connection<Change> ofPortfolio(PageRequest page) {
        return Objects.requireNonNull(changeLog
                .ofPortfolios(List.of(portfolio), ChangeFilter.ALL, page)
                .get(portfolio));
    }

    private static PageRequest page(int size, @Nullable String after) {
        return PageRequest.of(size, after, null, null, ChangeLog.ORDER);
    }

    @SafeVarargs
    private static List<UUID> ids(Connection<Change>... pages) {
        return List.of(pages).stream()
                .flatMap(page -> page.nodes().stream())
                .map(Change::id)
                .toList();
    }
}
