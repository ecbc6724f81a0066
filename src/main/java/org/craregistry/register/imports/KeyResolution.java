package org.craregistry.register.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.craregistry.portfolio.IdentityField;
import org.craregistry.portfolio.ProductKey;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.portfolio.ProductQueries.KnownKey;
import org.craregistry.portfolio.ProductView;
import org.craregistry.register.Problem;
import org.craregistry.register.ReadSettings.AlikeKeys;
import org.craregistry.register.RegisterRow;
import org.craregistry.register.imports.KnownProducts.Loose;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds out which product a row means whose key is not there exactly: the only version where the file has no versions, and where a key
 * exists that is nearly the same, what the caller says. The keys of the portfolio are looked at once, and only where a row needs it. Those
 * of new products are kept, to be compared with the rows below.
 */
final class KeyResolution {

    private static final String REFERENCE = IdentityField.REFERENCE.field();
    private static final String VERSION = IdentityField.VERSION.field();
    private static final String NAME = IdentityField.NAME.field();

    private final UUID portfolio;
    private final AlikeKeys alikeKeys;
    private final ProductQueries products;
    private final TransactionTemplate transaction;
    private final Map<Loose, First> added = new HashMap<>();
    private @Nullable KnownProducts known;

    KeyResolution(UUID portfolio, AlikeKeys alikeKeys, ProductQueries products, TransactionTemplate transaction) {
        this.portfolio = portfolio;
        this.alikeKeys = alikeKeys;
        this.products = products;
        this.transaction = transaction;
    }

    /**
     * What a row means.
     *
     * @param row with the key of the product that it means, and with what is to be said about that
     * @param product {@code null} where there is none yet
     */
    record Meant(RegisterRow row, @Nullable ProductView product) {}

    /**
     * The first row with a new product.
     *
     * @param key the hash of its reference and version as they are written
     */
    private record First(String sheet, int row, int key) {}

    /** What these rows mean, in their order; one statement more at the most, and none where all keys are there. */
    List<Meant> resolve(List<RegisterRow> rows, Map<ProductKey, ProductView> existing, Addresses addresses) {
        boolean versions = addresses.has(VERSION);
        Map<RegisterRow, List<UUID>> nearly = new IdentityHashMap<>();
        Map<RegisterRow, First> nearlyAdded = new IdentityHashMap<>();
        for (RegisterRow row : rows) {
            ProductKey key = RowPlanning.key(row);
            if (!key.reference().isEmpty() && !existing.containsKey(key)) {
                Loose loose = Loose.of(key);
                List<UUID> found = isWithoutVersion(row, versions) ? List.of() : known().alike(loose);
                if (found.isEmpty() && key.version().isEmpty()) {
                    found = known().versions(key.reference());
                }
                if (!found.isEmpty()) {
                    nearly.put(row, found);
                } else {
                    firstOf(row, key, loose).ifPresent(first -> nearlyAdded.put(row, first));
                }
            }
        }
        Map<UUID, ProductView> found = find(nearly.values());
        List<Meant> meant = new ArrayList<>(rows.size());
        for (RegisterRow row : rows) {
            List<ProductView> candidates = nearly.getOrDefault(row, List.of()).stream()
                    .map(found::get)
                    .filter(Objects::nonNull)
                    .toList();
            First first = nearlyAdded.get(row);
            if (first != null) {
                meant.add(besideAdded(row, first, new KeySentences(addresses)));
            } else {
                meant.add(
                        candidates.isEmpty()
                                ? new Meant(row, existing.get(RowPlanning.key(row)))
                                : meant(row, candidates, versions, addresses));
            }
        }
        return meant;
    }

    /** The first row with a new product whose key is nearly this one; empty where that does not count, or the row is rejected anyway. */
    private Optional<First> firstOf(RegisterRow row, ProductKey key, Loose loose) {
        if (alikeKeys == AlikeKeys.NEW_PRODUCT || row.problems().stream().anyMatch(Problem::isError)) {
            return Optional.empty();
        }
        First first = added.putIfAbsent(loose, new First(row.sheet(), row.row(), key.hashCode()));
        return Optional.ofNullable(first).filter(one -> one.key() != key.hashCode());
    }

    /** Whether the row says nothing about the version, nor enough for a product of its own. */
    private static boolean isWithoutVersion(RegisterRow row, boolean versions) {
        return !versions || !row.values().containsKey(VERSION) && !row.values().containsKey(NAME);
    }

    private Map<UUID, ProductView> find(Collection<List<UUID>> wanted) {
        Set<UUID> ids = new HashSet<>();
        wanted.forEach(ids::addAll);
        return ids.isEmpty() ? Map.of() : products.findForWork(ids);
    }

    private KnownProducts known() {
        if (known == null) {
            known = Objects.requireNonNull(transaction.execute(status -> {
                try (Stream<KnownKey> keys = products.keysForWork(portfolio)) {
                    return new KnownProducts(keys);
                }
            }));
        }
        return known;
    }

    private Meant meant(RegisterRow row, List<ProductView> candidates, boolean versions, Addresses addresses) {
        KeySentences sentences = new KeySentences(addresses);
        String reference = RowPlanning.key(row).reference();
        List<ProductView> exact = candidates.stream()
                .filter(product -> product.identity().reference().equals(reference))
                .toList();
        boolean isWithoutVersion = isWithoutVersion(row, versions);
        if (isWithoutVersion && !exact.isEmpty() && addresses.likelyVersion().isPresent()) {
            return rejected(
                    row, sentences.versionNotRead(row, addresses.likelyVersion().get()));
        }
        if (isWithoutVersion && !exact.isEmpty()) {
            return exact.size() == 1
                    ? taken(row, exact.get(0), sentences.onlyVersion(row, exact.get(0)))
                    : rejected(row, sentences.whichVersion(row, exact));
        }
        String version = RowPlanning.key(row).version();
        boolean isAlike = candidates.stream().anyMatch(one -> KnownProducts.areAlike(one.version(), version));
        if (!isWithoutVersion && !isAlike) {
            return new Meant(exact.isEmpty() ? row : with(row, sentences.besideVersions(row, exact)), null);
        }
        return switch (alikeKeys) {
            case NEW_PRODUCT -> new Meant(row, null);
            case SAME_PRODUCT ->
                candidates.size() == 1
                        ? taken(row, candidates.get(0), sentences.taken(row, candidates.get(0)))
                        : rejected(row, sentences.alike(row, candidates));
            case REJECT -> rejected(row, sentences.alike(row, candidates));
        };
    }

    /** A new product of its own, with a remark: two versions such as 2.1 and 2.10 are nothing strange; unless it does not say enough for one. */
    private Meant besideAdded(RegisterRow row, First first, KeySentences sentences) {
        boolean taken = alikeKeys == AlikeKeys.REJECT && row.values().containsKey(NAME);
        return new Meant(with(row, sentences.alikeInFile(row, first.sheet(), first.row(), taken)), null);
    }

    /** The row for this product, under its key. */
    private static Meant taken(RegisterRow row, ProductView product, Problem remark) {
        Map<String, Object> values = new LinkedHashMap<>(row.values());
        values.put(REFERENCE, product.identity().reference());
        values.put(VERSION, product.identity().version());
        return new Meant(new RegisterRow(row.sheet(), row.row(), values, problems(row, remark)), product);
    }

    private static Meant rejected(RegisterRow row, Problem reason) {
        return new Meant(with(row, reason), null);
    }

    private static RegisterRow with(RegisterRow row, Problem problem) {
        return new RegisterRow(row.sheet(), row.row(), row.values(), problems(row, problem));
    }

    private static List<Problem> problems(RegisterRow row, Problem problem) {
        List<Problem> problems = new ArrayList<>(row.problems());
        problems.add(problem);
        return problems;
    }
}
