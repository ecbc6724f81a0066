package org.craregistry.register.imports;

import java.util.List;
import java.util.stream.Collectors;
import org.craregistry.portfolio.IdentityField;
import org.craregistry.portfolio.ProductKey;
import org.craregistry.portfolio.ProductView;
import org.craregistry.register.Problem;
import org.craregistry.register.RegisterHeader;
import org.craregistry.register.RegisterRow;
import org.craregistry.storage.StorableText;

/** What is said about rows whose key is not there exactly. */
final class KeySentences {

    private static final String REFERENCE = IdentityField.REFERENCE.field();
    private static final String VERSION = IdentityField.VERSION.field();
    private static final String ONLY_VERSION = "ONLY_VERSION";
    private static final String ALIKE_KEY_TAKEN = "ALIKE_KEY_TAKEN";
    private static final int MOST_SHOWN = 10;

    private final Addresses addresses;

    KeySentences(Addresses addresses) {
        this.addresses = addresses;
    }

    /** Whether a remark says that a row means a product that it calls otherwise: as the remark has met it. */
    static boolean isOfAnotherKey(Problem remark) {
        return remark.code().equals(ONLY_VERSION) || remark.code().equals(ALIKE_KEY_TAKEN);
    }

    Problem onlyVersion(RegisterRow row, ProductView product) {
        return addresses.warning(
                ONLY_VERSION,
                row.sheet(),
                row.row(),
                REFERENCE,
                label(row),
                "no version is named; %s was taken, the only one there is.".formatted(label(product)));
    }

    /** The version may stand in a column that is not read. */
    Problem versionNotRead(RegisterRow row, RegisterHeader.Cell column) {
        return addresses.error(
                "VERSION_NOT_READ",
                row.sheet(),
                row.row(),
                REFERENCE,
                label(row),
                "which version of this product is meant may stand in column %s \"%s\", which is not read. Say that the column holds the version, or that it is not to be read."
                        .formatted(column.column(), column.text()));
    }

    /** The row names no version, and enough for a product of its own. */
    Problem besideVersions(RegisterRow row, List<ProductView> versions) {
        return addresses.warning(
                "NO_VERSION",
                row.sheet(),
                row.row(),
                VERSION,
                null,
                "is empty, and is taken for a product without a version beside %s. Enter the version if one of these is meant."
                        .formatted(words(versions)));
    }

    private static String words(List<ProductView> versions) {
        return versions.stream()
                .limit(MOST_SHOWN)
                .map(product -> product.identity().version())
                .map(version -> version.isEmpty() ? "none" : "\"" + version + "\"")
                .collect(Collectors.joining(", "));
    }

    Problem whichVersion(RegisterRow row, List<ProductView> versions) {
        return addresses.error(
                "WHICH_VERSION",
                row.sheet(),
                row.row(),
                REFERENCE,
                label(row),
                "there are %d versions of this product: %s. Say in a column \"Version\" which is meant."
                        .formatted(versions.size(), words(versions)));
    }

    Problem taken(RegisterRow row, ProductView product) {
        return addresses.warning(
                ALIKE_KEY_TAKEN,
                row.sheet(),
                row.row(),
                REFERENCE,
                label(row),
                "\"%s\" was taken for \"%s\", which differs in zeros, a \"v\", case, spaces or signs only."
                        .formatted(label(row), label(product)));
    }

    Problem alike(RegisterRow row, List<ProductView> candidates) {
        String there = candidates.stream()
                .limit(MOST_SHOWN)
                .map(product -> "\"" + label(product) + "\"" + unseen(label(row), label(product)))
                .collect(Collectors.joining(", "));
        return addresses.error(
                "ALIKE_KEY",
                row.sheet(),
                row.row(),
                keyed(row, candidates),
                label(row),
                "there is no \"%s\", but %s, which differs in zeros, a \"v\", case, spaces or signs only. Write it like that; or say for the whole file that such rows mean the same product, or a new one."
                        .formatted(label(row), there));
    }

    /**
     * @param sheet where the row before stands, that says nearly the same
     * @param taken whether the row is taken nevertheless
     */
    Problem alikeInFile(RegisterRow row, String sheet, int before, boolean taken) {
        String words = "\"%s\" differs from the product in %s in zeros, a \"v\", case, spaces or signs only%s"
                .formatted(
                        label(row),
                        addresses.inRow(sheet, before),
                        taken
                                ? ", and is taken as a product of its own. Delete the row or write it like that where it is the same one."
                                : ". Delete the row or write it like that where it is the same product; or say for the whole file that such rows mean a new one.");
        return taken
                ? addresses.warning("ALIKE_KEY", row.sheet(), row.row(), keyed(row), label(row), words)
                : addresses.error("ALIKE_KEY", row.sheet(), row.row(), keyed(row), label(row), words);
    }

    /** What is to be said about a difference that cannot be seen; nothing where one can be. */
    private static String unseen(String one, String other) {
        return StorableText.asSeen(one).equals(StorableText.asSeen(other))
                ? " with other spaces, or with characters that are not seen"
                : "";
    }

    /** The field that differs: the version where a product is called the same. */
    private static String keyed(RegisterRow row, List<ProductView> candidates) {
        String reference = RowPlanning.key(row).reference();
        return candidates.stream().anyMatch(one -> one.identity().reference().equals(reference))
                ? keyed(row)
                : REFERENCE;
    }

    private static String keyed(RegisterRow row) {
        return row.values().containsKey(VERSION) ? VERSION : REFERENCE;
    }

    private static String label(RegisterRow row) {
        ProductKey key = RowPlanning.key(row);
        return (key.reference() + " " + key.version()).strip();
    }

    private static String label(ProductView product) {
        return (product.identity().reference() + " " + product.identity().version()).strip();
    }
}
