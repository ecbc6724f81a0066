package org.craregistry.law.plain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.AnswerChoice;
import org.craregistry.law.Article15Element;
import org.craregistry.law.AssuranceLevel;
import org.craregistry.law.Certificate;
import org.craregistry.law.CertificateKind;
import org.craregistry.law.CertifiedObject;
import org.craregistry.law.Choice;
import org.craregistry.law.ConformityAssessment;
import org.craregistry.law.Declaration;
import org.craregistry.law.DeclarationForm;
import org.craregistry.law.DeclaredAct;
import org.craregistry.law.ElementStanding;
import org.craregistry.law.Evidence;
import org.craregistry.law.Procedure;
import org.craregistry.law.RequirementStanding;
import org.jspecify.annotations.Nullable;

/** Reads {@link Evidence} from plain maps and lists, and refuses what cannot be. */
public final class EvidenceReader {

    /** How many records of a kind are accepted. */
    public static final int MOST_RECORDS = 1000;

    /** How many characters the number of a certificate may have: as many as a reference, for some registers know products by it. */
    public static final int NUMBER = 2000;

    /** How many characters a name or another number may have. */
    public static final int NAME = 300;

    /** How many characters the name of a version may have. */
    public static final int VERSION = 500;

    /** How many characters an address may have. */
    public static final int ADDRESS = 2000;

    /** How many characters a note may have. */
    public static final int NOTE = 4000;

    private static final int MOST_VERSIONS = 200;
    private static final int ANNEX_V_ITEMS = 8;

    private EvidenceReader() {}

    /**
     * Reads the evidence for one product.
     *
     * @param version the version of the product, the empty text where it has none, {@code null} where it is not answered
     * @param plain the lists of records under their names in the API; texts, Booleans, whole numbers, days and codes
     *     within them
     * @throws RefusedEvidence for the first field that cannot be as it is
     */
    public static Evidence read(@Nullable String version, Map<String, ? extends @Nullable Object> plain) {
        return new Evidence(
                version,
                false,
                records(plain, "certificates").stream()
                        .map(EvidenceReader::certificate)
                        .toList(),
                records(plain, "declarations").stream()
                        .map(EvidenceReader::declaration)
                        .toList(),
                records(plain, "assessments").stream()
                        .map(EvidenceReader::assessment)
                        .toList(),
                requirements(records(plain, "requirements")),
                elements(records(plain, "article15Elements")));
    }

    /**
     * Reads one certificate or statement of conformity.
     *
     * @param path where it stands, for messages, such as {@code certificate}
     * @param plain its fields under their names in the API
     * @throws RefusedEvidence for the first field that cannot be as it is
     */
    public static Certificate certificate(String path, Map<String, ? extends @Nullable Object> plain) {
        return certificate(new PlainRecord("certificates", path, plain));
    }

    /** Reads one declaration; parameters and refusals as for a certificate. */
    public static Declaration declaration(String path, Map<String, ? extends @Nullable Object> plain) {
        return declaration(new PlainRecord("declarations", path, plain));
    }

    /** Reads one conformity assessment; parameters and refusals as for a certificate. */
    public static ConformityAssessment assessment(String path, Map<String, ? extends @Nullable Object> plain) {
        return assessment(new PlainRecord("assessments", path, plain));
    }

    private static List<PlainRecord> records(Map<String, ? extends @Nullable Object> plain, String name) {
        String path = "evidence." + name;
        Object value = plain.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof Collection<?> several)) {
            throw new RefusedEvidence(path, "This is no list; accepted: a list of records.");
        }
        if (several.size() > MOST_RECORDS) {
            throw new RefusedEvidence(
                    path,
                    "The list has %,d records; at most %,d are accepted.".formatted(several.size(), MOST_RECORDS));
        }
        List<PlainRecord> records = new ArrayList<>(several.size());
        for (Object one : several) {
            String place = path + "[" + records.size() + "]";
            if (!(one instanceof Map<?, ?> values)) {
                throw new RefusedEvidence(place, "This is no record; accepted: fields and their values.");
            }
            records.add(new PlainRecord(name, place, values));
        }
        return records;
    }

    private static Certificate certificate(PlainRecord one) {
        one.refuseBefore(
                "expiresOn",
                "issuedOn",
                "the day of its issue",
                "a certificate is valid on the day of its issue at least.");
        one.refuseBefore(
                "withdrawnOn", "issuedOn", "the day of its issue", "only what has been issued can be withdrawn.");
        one.refuseBefore(
                "suspendedUntil",
                "suspendedFrom",
                "its first day",
                "give the first and the last day of the suspension.");
        LocalDate suspendedFrom = one.date("suspendedFrom");
        LocalDate suspendedUntil = one.date("suspendedUntil");
        if (suspendedUntil != null && suspendedFrom == null) {
            throw one.refusesWithout(
                    "suspendedFrom",
                    "suspendedUntil",
                    "\"%s\" is given without \"%s\"; a suspension that ends has begun, so give its first day as well."
                            .formatted(one.header("suspendedUntil"), one.header("suspendedFrom")));
        }
        Set<Enum<?>> covered = one.set("covers", code -> covered(one, code));
        return new Certificate(
                one.text("scheme", NAME),
                one.choice("kind", CertificateKind.class),
                one.text("number", NUMBER),
                one.choice("level", AssuranceLevel.class),
                one.text("issuer", NAME),
                one.choice("certifiedObject", CertifiedObject.class),
                one.text("certifiedVersion", VERSION),
                one.texts("coversVersions", MOST_VERSIONS, VERSION),
                one.text("continuityDocument", ADDRESS),
                one.date("issuedOn"),
                one.date("expiresOn"),
                one.date("withdrawnOn"),
                suspendedFrom,
                suspendedUntil,
                only(covered, AnnexIRequirement.class),
                only(covered, Article15Element.class),
                one.url("url", ADDRESS));
    }

    private static Enum<?> covered(PlainRecord one, Object code) {
        Optional<AnnexIRequirement> requirement = AnnexIRequirement.find(code.toString());
        return requirement.isPresent()
                ? requirement.get()
                : Article15Element.find(code.toString())
                        .orElseThrow(() -> one.refusesValue(
                                "covers",
                                code,
                                accepted(Stream.of(AnnexIRequirement.values(), Article15Element.values())
                                        .flatMap(Arrays::stream)
                                        .toList())));
    }

    private static <E extends Enum<E>> @Nullable Set<E> only(@Nullable Set<Enum<?>> covered, Class<E> kind) {
        if (covered == null) {
            return null;
        }
        Set<E> only = EnumSet.noneOf(kind);
        covered.stream().filter(kind::isInstance).map(kind::cast).forEach(only::add);
        return only;
    }

    private static Declaration declaration(PlainRecord one) {
        one.refuseBefore(
                "withdrawnOn", "issuedOn", "the day of its issue", "only what has been issued can be withdrawn.");
        return new Declaration(
                one.text("number", NAME),
                one.choice("form", DeclarationForm.class),
                one.date("issuedOn"),
                one.date("withdrawnOn"),
                one.numbers("annexVItems", ANNEX_V_ITEMS),
                one.flag("identifiesThisVersion"),
                one.flag("namesAiActArticle15"),
                one.set("elements", code -> demonstrated(one, code)),
                one.choices("acts", DeclaredAct.class),
                one.text("signatory", NAME),
                one.url("url", ADDRESS));
    }

    /** A declaration under the CRA demonstrates only the level of cybersecurity (CRA Article 12(1)(c)). */
    private static Article15Element demonstrated(PlainRecord one, Object code) {
        return Article15Element.find(code.toString())
                .filter(Article15Element::isCybersecurity)
                .orElseThrow(() -> one.refusesValue("elements", code, accepted(Article15Element.CYBERSECURITY)));
    }

    private static ConformityAssessment assessment(PlainRecord one) {
        one.refuseBefore(
                "validUntil",
                "completedOn",
                "the day of its completion",
                "an assessment is valid on the day of its completion at least.");
        String bodyNumber = one.text("bodyNumber", NAME);
        if (bodyNumber != null && !bodyNumber.matches("[0-9]{4}")) {
            throw one.refusesValue("bodyNumber", bodyNumber, "four digits, such as 0123");
        }
        return new ConformityAssessment(
                one.choice("procedure", Procedure.class),
                one.text("bodyName", NAME),
                bodyNumber,
                one.text("certificateNumber", NAME),
                one.date("completedOn"),
                one.date("validUntil"),
                one.flag("coversAnnexI"),
                one.flag("article39Assessed"),
                one.flag("openFindings"),
                one.text("manualReviewReference", NAME));
    }

    private static Map<AnnexIRequirement, RequirementStanding> requirements(List<PlainRecord> records) {
        Map<AnnexIRequirement, RequirementStanding> standings = new EnumMap<>(AnnexIRequirement.class);
        for (PlainRecord one : records) {
            AnnexIRequirement requirement = code(one, AnnexIRequirement::find, AnnexIRequirement.values());
            RequirementStanding.Value value = one.choice("standing", RequirementStanding.Value.class);
            String note = one.text("note", NOTE);
            if (value == null) {
                continue;
            }
            RequirementStanding before = standings.get(requirement);
            refuseTwice(one, requirement, before == null ? value : before.standing(), value);
            if (before == null || before.note() == null) {
                standings.put(requirement, new RequirementStanding(value, note));
            }
        }
        return standings;
    }

    private static Map<Article15Element, ElementStanding> elements(List<PlainRecord> records) {
        Map<Article15Element, ElementStanding> standings = new EnumMap<>(Article15Element.class);
        for (PlainRecord one : records) {
            Article15Element element = code(one, Article15Element::find, Article15Element.values());
            ElementStanding.Value value = one.choice("standing", ElementStanding.Value.class);
            String shownIn = one.text("evidence", NOTE);
            if (value == null) {
                continue;
            }
            ElementStanding before = standings.get(element);
            refuseTwice(one, element, before == null ? value : before.standing(), value);
            if (before == null || before.evidence() == null) {
                standings.put(element, new ElementStanding(value, shownIn));
            }
        }
        return standings;
    }

    private static <E extends Choice> E code(PlainRecord one, Function<String, Optional<E>> find, E[] accepted) {
        String code = String.valueOf(one.text("code", NAME));
        return find.apply(code).orElseThrow(() -> one.refusesValue("code", code, accepted(List.of(accepted))));
    }

    private static void refuseTwice(PlainRecord one, Choice listed, Choice before, Choice now) {
        if (before != now) {
            throw one.refuses(
                    "standing",
                    "%s is listed as \"%s\" and as \"%s\"; list it once."
                            .formatted(accepted(List.of(listed)), before.label(), now.label()));
        }
    }

    private static String accepted(List<? extends Choice> choices) {
        return AnswerChoice.words(AnswerChoice.of(choices));
    }
}
