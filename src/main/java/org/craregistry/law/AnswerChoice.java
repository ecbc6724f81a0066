package org.craregistry.law;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An answer that can be chosen.
 *
 * @param label what people read for the code
 * @param explanation what it means, {@code null} where the label says it all
 */
public record AnswerChoice(
        String code, String label, @Nullable String explanation) {

    /** These choices, in their order. */
    public static List<AnswerChoice> of(Collection<? extends Choice> choices) {
        return choices.stream()
                .map(one -> new AnswerChoice(one.code(), one.label(), one.explanation()))
                .toList();
    }

    /** All choices of an enumeration, in the order of the acts. */
    public static <E extends Enum<E> & Choice> List<AnswerChoice> of(Class<E> choices) {
        return of(List.of(choices.getEnumConstants()));
    }

    /** What people read for each of several, with its code behind it where the acts or we number it. */
    public static String words(List<AnswerChoice> choices) {
        return choices.stream()
                .map(one -> one.code().indexOf('-') < 0 ? one.label() : "%s (%s)".formatted(one.label(), one.code()))
                .collect(Collectors.joining("; "));
    }

    /** What a certificate can cover. */
    static List<AnswerChoice> ofCoverage() {
        return of(Stream.<Choice>concat(Stream.of(AnnexIRequirement.values()), Article15Element.CYBERSECURITY.stream())
                .toList());
    }
}
