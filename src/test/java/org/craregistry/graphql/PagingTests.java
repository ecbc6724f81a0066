package org.craregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTests {

    private static final int ORDER = 42;
    private static final Cursor CURSOR =
            new Cursor(ORDER, List.of("+é\u0000 long", "-"), UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"));

    @Test
    void readsItsOwnCursors() {
        assertThat(Cursor.parse("after", CURSOR.encode(), ORDER)).isEqualTo(CURSOR);
    }

    @Test
    void tellsNothingOfTheInside() {
        assertThat(CURSOR.encode()).hasSizeLessThan(80).doesNotContain("java", "craregistry");
    }

    @Test
    void refusesACursorOfAnotherOrder() {
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> Cursor.parse("after", CURSOR.encode(), ORDER + 1))
                .withMessageStartingWith("after: it is a cursor of a list in another order.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%%%", "AAAA", "AQAAACr/", "ÄÖÜ", "' OR 1=1 --"})
    void refusesWhatIsNoCursorWithASentence(String text) {
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> Cursor.parse("before", text, ORDER))
                .withMessageStartingWith("before: \"%s\" is not a cursor of this API.".formatted(text));
    }

    @Test
    void refusesEveryDamagedCursorWithoutAnyOtherFailure() {
        Random random = new Random(7);
        String good = CURSOR.encode();
        for (int i = 0; i < 5000; i++) {
            char[] damaged = good.toCharArray();
            damaged[random.nextInt(damaged.length)] = (char) ('!' + random.nextInt(90));
            String text = new String(damaged, 0, 1 + random.nextInt(damaged.length));
            try {
                Cursor.parse("after", text, ORDER);
            } catch (BadRequest expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void asksForFiftyWhereNothingIsSaid() {
        PageRequest request = PageRequest.of(null, null, null, null, ORDER);
        assertThat(request.size()).isEqualTo(50);
        assertThat(request.backward()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 101, 10_000})
    void refusesPagesOutOfBoundsAndSaysTheBounds(int size) {
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> PageRequest.of(size, null, null, null, ORDER))
                .withMessage("first: %d is out of bounds; ask for 1 to 100 rows.".formatted(size));
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> PageRequest.of(null, null, size, null, ORDER))
                .withMessageStartingWith("last: " + size);
    }

    @Test
    void acceptsTheBoundsThemselves() {
        assertThat(PageRequest.of(1, null, null, null, ORDER).size()).isEqualTo(1);
        assertThat(PageRequest.of(null, null, 100, null, ORDER).size()).isEqualTo(100);
    }

    @Test
    void refusesBothDirectionsAtOnce() {
        String cursor = CURSOR.encode();
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> PageRequest.of(10, null, 10, null, ORDER))
                .withMessageContaining("first and last exclude each other");
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> PageRequest.of(null, cursor, null, cursor, ORDER))
                .withMessageContaining("after and before exclude each other");
        assertThatExceptionOfType(BadRequest.class).isThrownBy(() -> PageRequest.of(10, null, null, cursor, ORDER));
        assertThatExceptionOfType(BadRequest.class).isThrownBy(() -> PageRequest.of(null, cursor, 10, null, ORDER));
    }

    @Test
    void pagesForwardWithOneRowMoreThanAskedFor() {
        Connection<UUID> page = page(PageRequest.of(2, null, null, null, ORDER), rows(3));
        assertThat(page.nodes()).hasSize(2);
        assertThat(page.hasNextPage()).isTrue();
        assertThat(page.hasPreviousPage()).isFalse();
        assertThat(page.pageInfo().endCursor()).isEqualTo(page.edges().get(1).cursor());
    }

    @Test
    void turnsBackwardPagesIntoTheOrderOfTheList() {
        List<UUID> backwards = rows(3);
        Connection<UUID> page = page(PageRequest.of(null, null, 2, CURSOR.encode(), ORDER), backwards);
        assertThat(page.nodes()).containsExactly(backwards.get(1), backwards.get(0));
        assertThat(page.hasPreviousPage()).isTrue();
        assertThat(page.hasNextPage()).isTrue();
    }

    @Test
    void hasNoCursorsOnAnEmptyPage() {
        Connection<UUID> page = page(PageRequest.of(2, null, null, null, ORDER), List.of());
        assertThat(page.pageInfo().startCursor()).isNull();
        assertThat(page.pageInfo().endCursor()).isNull();
    }

    @Test
    void countsOnlyWhenAsked() {
        Connection<UUID> page = page(PageRequest.of(2, null, null, null, ORDER), rows(1))
                .countedBy(() -> {
                    throw new AssertionError("counted without being asked");
                });
        assertThat(page.pageInfo().hasNextPage()).isFalse();
    }

    @Test
    void goesOnWhereARowStoodThatIsGone() {
        List<UUID> all = Stream.generate(UUID::randomUUID).limit(5).toList();
        String third = all(all, 3, null).pageInfo().endCursor();
        List<UUID> left =
                Stream.of(all.get(0), all.get(1), all.get(3), all.get(4)).toList();

        assertThat(all(all, 5, third).nodes()).isEqualTo(all.subList(3, 5));
        assertThat(all(left, 5, third).nodes()).isEqualTo(all.subList(3, 5));
        assertThat(Connection.ofAll(PageRequest.of(null, null, 5, third, ORDER), left, id -> id, ORDER)
                        .nodes())
                .isEqualTo(all.subList(0, 2));
        assertThat(all(List.of(), 5, third).nodes()).isEmpty();
        assertThatExceptionOfType(BadRequest.class).isThrownBy(() -> all(left, 5, CURSOR.encode()));
    }

    @Test
    void takesCursorsThatSayNoPlace() {
        List<UUID> all = Stream.generate(UUID::randomUUID).limit(5).toList();
        String third = new Cursor(ORDER, List.of(), all.get(2)).encode();
        String gone = new Cursor(ORDER, List.of(), UUID.randomUUID()).encode();

        assertThat(all(all, 5, third).nodes()).isEqualTo(all.subList(3, 5));
        assertThat(all(all, 5, gone).nodes()).isEqualTo(all);
        assertThat(Connection.ofAll(PageRequest.of(null, null, 5, gone, ORDER), all, id -> id, ORDER)
                        .nodes())
                .isEqualTo(all);
    }

    private static Connection<UUID> all(List<UUID> all, int first, @Nullable String after) {
        return Connection.ofAll(PageRequest.of(first, after, null, null, ORDER), all, id -> id, ORDER);
    }

    private static Connection<UUID> page(PageRequest request, List<UUID> fetched) {
        return Connection.of(request, fetched, id -> new Cursor(ORDER, List.of(), id));
    }

    private static List<UUID> rows(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }
}
