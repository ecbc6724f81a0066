package org.craregistry.register;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column of the register.
 *
 * @param field the name in the API; of what is on file with the list before it, such as {@code certificates.number}
 * @param header the text of the header cell
 * @param sheet the sheet it belongs to
 * @param group the heading that it stands under, with its neighbours
 * @param required whether every product has it, and not empty
 * @param accepted the accepted values, empty where the column is not a choice
 * @param help what belongs into it
 * @param source the provision that asks for it; {@code null} where no law does
 * @param example a cell as it may be filled
 * @param synonyms other headers it is recognised by
 * @param computed whether it is exported only, and ignored when read
 * @param maximum how many characters a text may have; 0 where the column is no text
 */
public record Column(
        String field,
        String header,
        SheetKind sheet,
        String group,
        ColumnType type,
        boolean required,
        List<AcceptedValue> accepted,
        String help,
        @Nullable String source,
        String example,
        List<String> synonyms,
        boolean computed,
        int maximum) {

    /** What products are told apart by, and what has to be the same as it. */
    private static final Set<String> KEYS =
            Set.of("reference", "version", "certificates.certifiedVersion", "certificates.coversVersions");

    public Column {
        accepted = List.copyOf(accepted);
        synonyms = List.copyOf(synonyms);
    }

    /**
     * Whether a text says as it is what a cell of this column says: an accepted value as exports write it or by its place in an act, or
     * that it is to be cleared. What it may mean in other words is not asked.
     */
    public boolean isUnderstood(String text) {
        return ExactText.isClear(text) || new AcceptedSpellings(this).isOfficial(text);
    }

    /** What a cell holds for an accepted value; the code itself where none has it. */
    String cell(String code) {
        return accepted.stream()
                .filter(value -> value.code().equals(code))
                .map(AcceptedValue::cell)
                .findFirst()
                .orElse(code);
    }

    /** Whether its texts tell one product or record from others, so that a digit more or less makes another one. */
    boolean identifies() {
        return KEYS.contains(field)
                || sheet.records()
                        .filter(kind -> kind.knownBy().stream().anyMatch(name -> field.equals(sheet.prefix() + name)))
                        .isPresent();
    }

    /** The same column on another sheet, under another heading. */
    Column on(SheetKind other, String heading) {
        return new Column(
                field, header, other, heading, type, required, accepted, help, source, example, synonyms, computed,
                maximum);
    }
}
