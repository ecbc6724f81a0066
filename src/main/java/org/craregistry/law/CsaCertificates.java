package org.craregistry.law;

import static org.craregistry.law.Act.AI_ACT;
import static org.craregistry.law.Act.CSA;
import static org.craregistry.law.Act.EUCC;
import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.anyOf;
import static org.craregistry.law.Condition.holds;
import static org.craregistry.law.Condition.known;
import static org.craregistry.law.Condition.not;
import static org.craregistry.law.EvidenceFields.CERTIFICATE_ISSUED_ON;
import static org.craregistry.law.EvidenceFields.CERTIFIED_OBJECT;
import static org.craregistry.law.EvidenceFields.CERTIFIED_VERSION;
import static org.craregistry.law.EvidenceFields.EXPIRES_ON;
import static org.craregistry.law.EvidenceFields.KIND;
import static org.craregistry.law.EvidenceFields.LEVEL;
import static org.craregistry.law.EvidenceFields.SCHEME;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.craregistry.law.StateOfLaw.CertificationScheme;
import org.jspecify.annotations.Nullable;

/**
 * The Cybersecurity Act on one certificate or statement of conformity, with AI Act Article 42(2): is it European, is it
 * valid, and is it about this product? The conditions carry the ids C2 to C9.
 */
final class CsaCertificates {

    private static final Saying IS_A_CERTIFICATE =
            Saying.of("The certificate was issued by a body.", "On file is only a statement by the manufacturer.");

    static final Provision IS_EUROPEAN = CSA.at("Art. 49(7)")
            .says(
                    "it was issued under an adopted European scheme; national, private and candidate schemes do not count")
            .when(SCHEME.holdsWhere(
                    "the scheme is one of the adopted European schemes",
                    Saying.of(
                            "The scheme of the certificate is one of the adopted European schemes.",
                            "The certificate was issued under a scheme that is none of the adopted European ones."),
                    (name, c) -> c.stateOfLaw().scheme(name) != null))
            .telling("The certificate was issued under an adopted European scheme.")
            .as("C2", "European scheme");

    static final Provision IS_PUBLISHED = AI_ACT.at("Art. 42(2)")
            .asOurReading()
            .says("the references of the scheme have been published in the Official Journal")
            .when(SCHEME.holdsWhere(
                    "the Official Journal has published the references of the scheme",
                    Saying.of(
                            "The Official Journal has published the references of the scheme.",
                            "The Official Journal has not published the references of the scheme yet."),
                    (name, c) -> isPublished(c.stateOfLaw().scheme(name), c)))
            .telling("The Official Journal has published the references of the scheme.")
            .as("C3", "Scheme published");

    static final Provision IS_A_STATEMENT_WHERE_ALLOWED = CSA.at("Art. 53(1), 54(1)(e)")
            .says("a statement of conformity needs a scheme that allows self-assessment, and level basic")
            .when(
                    anyOf(
                            KIND.is(CertificateKind.CERTIFICATE, IS_A_CERTIFICATE),
                            allOf(
                                    SCHEME.holdsWhere(
                                            "the scheme allows self-assessment",
                                            Saying.of(
                                                    "The scheme allows a statement by the manufacturer.",
                                                    "The scheme does not allow a statement by the manufacturer."),
                                            (name, c) -> allowsSelfAssessment(
                                                    c.stateOfLaw().scheme(name))),
                                    known(
                                            "where no scheme is filled in, an adopted one allows self-assessment",
                                            "No adopted European scheme allows a statement by the manufacturer.",
                                            c -> mayBeUnder(c, CsaCertificates::allowsSelfAssessment)),
                                    LEVEL.is(
                                            AssuranceLevel.BASIC,
                                            Saying.of(
                                                    "The assurance level is basic.",
                                                    "A statement by the manufacturer is possible only for assurance level basic.")))))
            .telling("It is a certificate, or a statement of conformity that its scheme allows.")
            .as("C4", "Kind of certificate allowed");

    static final Provision HAS_A_LEVEL_OF_THE_SCHEME = CSA.at("Art. 52(1), AI Act Art. 42(2)")
            .asOurReading()
            .says("the scheme offers the assurance level; no level is too low for the AI Act")
            .when(allOf(
                    new Conditions.Following(
                            LEVEL.holdsWhere(
                                    "a level is filled",
                                    Saying.of(
                                            "The certificate names its assurance level.",
                                            "The certificate names no assurance level."),
                                    (level, c) -> true),
                            known(
                                    "the scheme offers every level",
                                    "The scheme does not offer every level.",
                                    CsaCertificates::offersEveryLevel)),
                    SCHEME.holdsWhere(
                            "the scheme offers the level",
                            Saying.of(
                                    "The scheme offers the assurance level of the certificate.",
                                    "The scheme does not offer the assurance level of the certificate."),
                            CsaCertificates::offersTheLevel),
                    known(
                            "where no scheme is filled in, an adopted one offers the level",
                            "No adopted European scheme offers the assurance level of the certificate.",
                            c -> mayBeUnder(c, scheme -> offersTheLevel(scheme.name(), c)))))
            .telling("The scheme offers the assurance level of the certificate.")
            .as("C5", "Level of the scheme");

    /** Information beside the level: who is entitled to issue is not checked. */
    static final Provision ISSUERS_DEPEND_ON_THE_LEVEL = CSA.at("Art. 56(4), 56(6)")
            .says(
                    "conformity assessment bodies issue the levels basic and substantial, the national authority or a body"
                            + " it has approved the level high")
            .when(new Conditions.Always("for every certificate"))
            .as("ISSUER");

    static final Condition HAS_BEGUN = CERTIFICATE_ISSUED_ON.holdsWhere(
            "it has been issued on or before the date",
            Saying.of("The certificate is valid from %s.", "The certificate is valid only from %s."),
            (day, c) -> c.hasCome(day));

    static final Condition HAS_NOT_EXPIRED = EXPIRES_ON.holdsWhere(
            "it has not expired before the date",
            Saying.of("The certificate is valid until %s.", "The certificate expired on %s."),
            (day, c) -> !day.isBefore(c.asOf()));

    /** The same, known also where only the first day is filled and is still ahead: the last day is no earlier one. */
    static final Condition IS_NOT_OVER = anyOf(
            HAS_NOT_EXPIRED,
            allOf(
                    known(
                            "its last day is not filled in",
                            "The last day of the certificate is filled in.",
                            c -> of(c).expiresOn() == null),
                    not(HAS_BEGUN)));

    static final Provision IS_IN_ITS_PERIOD = CSA.at("Art. 56(9)")
            .says("the date lies in its period of validity, the last day included")
            .when(allOf(HAS_NOT_EXPIRED, HAS_BEGUN))
            .telling("The certificate is valid on this day.")
            .as("C6", "In its period of validity");

    static final Provision IS_NOT_WITHDRAWN = EUCC.at("Art. 14")
            .says("it has not been withdrawn")
            .when(known(
                    "no withdrawal has come",
                    "The certificate has been withdrawn.",
                    c -> !hasCome(of(c).withdrawnOn(), c)))
            .telling("The certificate has not been withdrawn.")
            .as("C7", "Not withdrawn");

    static final Provision IS_NOT_SUSPENDED = EUCC.at("Art. 30(1), 30(6)")
            .asOurReading()
            .says("it is not suspended; suspension leaves it formally valid, but it is not relied on")
            .when(known(
                    "it is not suspended on the date",
                    "The certificate is suspended on this day.",
                    c -> !isSuspended(of(c), c.asOf())))
            .telling("The certificate is not suspended.")
            .as("C8", "Not suspended");

    static final Provision SERIES_STAY_UNDER_ONE_CERTIFICATE = EUCC.at(
                    "as a whole, amended by Regulation (EU) 2025/2462")
            .asOurReading()
            .says("after minor changes, and for a product series, a certificate holds for the further versions that it"
                    + " lists")
            .when(new ForAFurtherVersion())
            .as("FURTHER_VERSIONS");

    static final Provision IS_ABOUT_THIS_VERSION = AI_ACT.at("Art. 42(2)")
            .asOurReading()
            .says("what was certified is this product in this version, not only a component")
            .when(allOf(
                    CERTIFIED_OBJECT.is(
                            CertifiedObject.THIS_PRODUCT,
                            Saying.of(
                                    "The certificate is for this product.",
                                    "The certificate is only for a component.")),
                    anyOf(new OfThisVersion(), holds(SERIES_STAY_UNDER_ONE_CERTIFICATE))))
            .telling("The certificate is for this product in this version.")
            .as("C9", "This product in this version");

    /** A certificate, not a statement, that is European, valid and about this product on the date. */
    static final Condition STANDS = allOf(
            KIND.is(CertificateKind.CERTIFICATE, IS_A_CERTIFICATE),
            holds(IS_EUROPEAN),
            holds(HAS_A_LEVEL_OF_THE_SCHEME),
            holds(IS_IN_ITS_PERIOD),
            holds(IS_NOT_WITHDRAWN),
            holds(IS_NOT_SUSPENDED),
            holds(IS_ABOUT_THIS_VERSION));

    static final List<Provision> PROVISIONS = List.of(
            IS_EUROPEAN,
            IS_PUBLISHED,
            IS_A_STATEMENT_WHERE_ALLOWED,
            HAS_A_LEVEL_OF_THE_SCHEME,
            ISSUERS_DEPEND_ON_THE_LEVEL,
            IS_IN_ITS_PERIOD,
            IS_NOT_WITHDRAWN,
            IS_NOT_SUSPENDED,
            SERIES_STAY_UNDER_ONE_CERTIFICATE,
            IS_ABOUT_THIS_VERSION);

    private CsaCertificates() {}

    /** The certificates that stand, in the order of the file. */
    static List<Certificate> standing(Case c) {
        return EvidenceList.CERTIFICATES.where(STANDS, c);
    }

    private static Certificate of(Case c) {
        return c.piece(Certificate.class);
    }

    private static boolean isPublished(@Nullable CertificationScheme scheme, Case c) {
        return scheme != null && hasCome(scheme.publishedOn(), c);
    }

    private static boolean allowsSelfAssessment(@Nullable CertificationScheme scheme) {
        return scheme != null && scheme.selfAssessment();
    }

    /** While the level is not filled, whether the scheme offers it cannot fail. */
    private static boolean offersTheLevel(String name, Case c) {
        AssuranceLevel level = of(c).level();
        CertificationScheme scheme = c.stateOfLaw().scheme(name);
        return level == null || (scheme != null && scheme.levels().contains(level));
    }

    /** Then the level is one of the scheme, whatever it is. */
    private static boolean offersEveryLevel(Case c) {
        String name = of(c).scheme();
        CertificationScheme scheme = name == null ? null : c.stateOfLaw().scheme(name);
        return scheme != null && scheme.levels().containsAll(List.of(AssuranceLevel.values()));
    }

    /** Whether an adopted scheme of which this holds may turn out to be that of a certificate that names none yet. */
    private static boolean mayBeUnder(Case c, Predicate<CertificationScheme> test) {
        return of(c).scheme() != null
                || c.stateOfLaw().csaSchemes().entries().stream().anyMatch(test);
    }

    private static boolean hasCome(@Nullable LocalDate day, Case c) {
        return day != null && c.hasCome(day);
    }

    private static boolean isSuspended(Certificate certificate, LocalDate day) {
        LocalDate from = certificate.suspendedFrom();
        LocalDate until = certificate.suspendedUntil();
        return from != null && !from.isAfter(day) && (until == null || !until.isBefore(day));
    }

    /** That it lists the version of the product among further ones. */
    private record ForAFurtherVersion() implements Condition {

        private static final Saying FURTHER = Saying.of(
                "The certificate lists this version among further ones.",
                "The further versions on the certificate leave this one out.");

        @Override
        public Truth weigh(Case c) {
            String version = c.evidence().version();
            if (version == null) {
                return of(c).coversVersions().isEmpty() ? Truth.NO : Truth.UNKNOWN;
            }
            return Truth.of(of(c).alsoCovers(version));
        }

        @Override
        public void openQuestions(Case c, Consumer<Question> questions) {
            // What it does not list, it does not hold for.
        }

        @Override
        public String words() {
            return "the version of the product is among the further versions that the certificate holds for";
        }

        @Override
        public void tell(Case c, Met met) {
            if (!of(c).coversVersions().isEmpty()) {
                met.tell(c.path() + ".coversVersions", FURTHER.of(weigh(c)));
            }
        }
    }

    /** Empty matches empty; where only the certificate names no version, or the product's is not answered, it is not known. */
    private record OfThisVersion() implements Condition {

        private static final Saying OF_THIS_VERSION = Saying.of(
                "The certificate is for this version.", "The certificate is for another version of the product.");

        @Override
        public Truth weigh(Case c) {
            String version = c.evidence().version();
            if (version == null) {
                return Truth.UNKNOWN;
            }
            String named = of(c).certifiedVersion();
            String certified = named == null ? "" : named.strip();
            boolean isUnnamed = certified.isEmpty() && !version.isBlank();
            return isUnnamed ? Truth.UNKNOWN : Truth.of(certified.equals(version.strip()));
        }

        @Override
        public void openQuestions(Case c, Consumer<Question> questions) {
            if (c.evidence().version() == null) {
                questions.accept(EvidenceFields.VERSION);
            } else {
                questions.accept(CERTIFIED_VERSION);
            }
        }

        @Override
        public String words() {
            return "the certified version is the version of the product";
        }

        @Override
        public void tell(Case c, Met met) {
            if (c.evidence().version() == null) {
                met.tell("facts.version", "It is not answered yet which version of the product this is.");
            }
            CERTIFIED_VERSION.tell(c, met, OF_THIS_VERSION.of(weigh(c)));
        }
    }
}
