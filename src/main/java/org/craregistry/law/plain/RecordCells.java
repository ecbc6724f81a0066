package org.craregistry.law.plain;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;
import org.craregistry.law.AssuranceLevel;
import org.craregistry.law.Certificate;
import org.craregistry.law.CertificateKind;
import org.craregistry.law.CertifiedObject;
import org.craregistry.law.ConformityAssessment;
import org.craregistry.law.Declaration;
import org.craregistry.law.DeclarationForm;
import org.craregistry.law.DeclaredAct;
import org.craregistry.law.Procedure;
import org.jspecify.annotations.Nullable;

/**
 * Certificates, declarations and conformity assessments in the notation of the example tables.
 *
 * <pre>
 * EUCC SUBSTANTIAL 2026-06-01..2031-05-31 covers A15-CY1,Annex-I version 3 versions 3.1,3.2 object COMPONENT kind STATEMENT_OF_CONFORMITY
 *     withdrawn 2028-01-01 suspended 2028-01-01..2028-02-11
 * FULL 2028-05-20 acts CRA,AI_ACT items 1-8 identifies yes article15 yes elements Article-15 withdrawn 2028-07-01
 * AI_ACT_ANNEX_VII 2028-05-10..2032-05-09 annexI yes article39 yes findings no review REV-1
 * </pre>
 */
final class RecordCells {

    /** Stands for every element of AI Act Article 15 on cybersecurity. */
    static final String ALL_ELEMENTS = "Article-15";

    /** Stands for every requirement of CRA Annex I. */
    static final String ALL_REQUIREMENTS = "Annex-I";

    private static final Set<String> OF_CERTIFICATES =
            Set.of("covers", "version", "versions", "object", "kind", "withdrawn", "suspended");
    private static final Set<String> OF_DECLARATIONS =
            Set.of("acts", "items", "identifies", "article15", "elements", "withdrawn");
    private static final Set<String> OF_ASSESSMENTS = Set.of("annexI", "article39", "findings", "review");

    private RecordCells() {}

    /** Its scheme, then its level and its period where they are known; without a word on it, a certificate of this product. */
    static Certificate certificate(String cell) {
        CellWords words = CellWords.read(cell, OF_CERTIFICATES);
        String period = last(words.lead(), RecordCells::isPeriod);
        String named = without(words.lead(), period);
        String level = last(named, RecordCells::isLevel);
        String covers = words.value("covers", "none");
        String suspended = words.value("suspended");
        String versions = words.value("versions");
        return new Certificate(
                scheme(without(named, level)),
                CellWords.code(CertificateKind.class, words.value("kind", CertificateKind.CERTIFICATE.name())),
                null,
                CellWords.code(AssuranceLevel.class, level),
                null,
                CellWords.code(CertifiedObject.class, words.value("object", CertifiedObject.THIS_PRODUCT.name())),
                words.value("version"),
                versions == null ? Set.of() : new LinkedHashSet<>(CellWords.codes(versions, ",\\s*")),
                null,
                CellWords.day(period, false),
                CellWords.day(period, true),
                words.day("withdrawn"),
                CellWords.day(suspended, false),
                CellWords.day(suspended, true),
                covers == null ? null : requirements(covers),
                covers == null ? null : elements(covers),
                null);
    }

    /** A day in the name of a scheme is a sign of a misspelt key. */
    private static @Nullable String scheme(String name) {
        if (name.matches(".*\\d{4}-\\d{2}-\\d{2}.*")) {
            throw new IllegalArgumentException("\"" + name + "\" is no scheme; known words: "
                    + String.join(", ", new TreeSet<>(OF_CERTIFICATES)) + ".");
        }
        return name.isEmpty() || name.equals("?") ? null : name;
    }

    /** Its form and the day on which it was issued; what is not said of it is not known. */
    static Declaration declaration(String cell) {
        CellWords words = CellWords.read(cell, OF_DECLARATIONS);
        String period = last(words.lead(), RecordCells::isPeriod);
        String elements = words.value("elements");
        String acts = words.value("acts");
        return new Declaration(
                null,
                CellWords.code(DeclarationForm.class, without(words.lead(), period)),
                CellWords.day(period, false),
                words.day("withdrawn"),
                items(words.value("items")),
                words.truth("identifies"),
                words.truth("article15"),
                elements == null ? null : elements(elements),
                acts == null ? null : acts(acts),
                null,
                null);
    }

    /** Its procedure, the day of its completion and its last day; what is not said of it is not known. */
    static ConformityAssessment assessment(String cell) {
        CellWords words = CellWords.read(cell, OF_ASSESSMENTS);
        String period = last(words.lead(), RecordCells::isPeriod);
        return new ConformityAssessment(
                CellWords.code(Procedure.class, without(words.lead(), period)),
                null,
                null,
                null,
                CellWords.day(period, false),
                CellWords.day(period, true),
                words.truth("annexI"),
                words.truth("article39"),
                words.truth("findings"),
                words.value("review"));
    }

    private static @Nullable String last(String words, Predicate<String> test) {
        String last = words.substring(words.lastIndexOf(' ') + 1);
        return test.test(last) ? last : null;
    }

    private static String without(String words, @Nullable String last) {
        return last == null
                ? words
                : words.substring(0, words.length() - last.length()).strip();
    }

    private static boolean isPeriod(String word) {
        return word.matches("(\\?|\\d{4}-\\d{2}-\\d{2})(\\.\\.(\\?|\\d{4}-\\d{2}-\\d{2})?)?");
    }

    private static boolean isLevel(String word) {
        return Arrays.stream(AssuranceLevel.values())
                .anyMatch(level -> level.name().equals(word));
    }

    private static Set<Article15Element> elements(@Nullable String codes) {
        Set<Article15Element> elements = EnumSet.noneOf(Article15Element.class);
        for (String code : split(codes)) {
            if (code.equals(ALL_ELEMENTS)) {
                elements.addAll(Article15Element.CYBERSECURITY);
            }
            Article15Element.find(code).ifPresent(elements::add);
        }
        return elements;
    }

    private static Set<AnnexIRequirement> requirements(@Nullable String codes) {
        Set<AnnexIRequirement> requirements = EnumSet.noneOf(AnnexIRequirement.class);
        for (String code : split(codes)) {
            if (code.equals(ALL_REQUIREMENTS)) {
                requirements.addAll(EnumSet.allOf(AnnexIRequirement.class));
            }
            AnnexIRequirement.find(code).ifPresent(requirements::add);
        }
        return requirements;
    }

    private static List<String> split(@Nullable String codes) {
        List<String> split = codes == null ? List.of() : CellWords.codes(codes, ",\\s*");
        for (String code : split) {
            boolean isKnown = code.equals(ALL_ELEMENTS)
                    || code.equals(ALL_REQUIREMENTS)
                    || Article15Element.find(code).isPresent()
                    || AnnexIRequirement.find(code).isPresent();
            if (!isKnown) {
                throw new IllegalArgumentException("\"" + code + "\" is no code of a requirement or an element.");
            }
        }
        return split;
    }

    /** The items of Annex V: {@code 1-8}, or one by one such as {@code 1,2,5}. */
    private static @Nullable Set<Integer> items(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Set<Integer> items = new LinkedHashSet<>();
        for (String part : CellWords.codes(text, ",\\s*")) {
            String[] ends = part.split("-");
            IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                    .forEach(items::add);
        }
        return items;
    }

    private static Set<DeclaredAct> acts(String text) {
        Set<DeclaredAct> acts = EnumSet.noneOf(DeclaredAct.class);
        CellWords.codes(text, ",\\s*").forEach(code -> acts.add(DeclaredAct.valueOf(code)));
        return acts;
    }
}
