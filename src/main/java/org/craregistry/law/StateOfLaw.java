package org.craregistry.law;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the rules take from outside the acts themselves: the days an act can move, what has been published under the
 * acts, and how open points are read. Immutable, dated and sourced; a new fact of the law is a new state, never a
 * changed one.
 *
 * @param id the id, such as {@code R0}
 * @param title what this state describes, in words
 * @param hypothetical whether it only supposes something, for tests and forecasts
 * @param describes the day whose law it describes
 * @param sourcesSeenUntil the last day whose publications could be seen at all, {@code null} where nobody has said so
 * @param dates the day of each {@link LegalDate}
 * @param delegatedExclusions acts that exclude products from the CRA (CRA Article 2(5))
 * @param craStandards cited harmonised standards (CRA Article 27(1))
 * @param craSpecifications common specifications (CRA Article 27(2))
 * @param designatedSchemes certification schemes named by delegated act (CRA Article 27(9))
 * @param mandatoryCertifications delegated acts that oblige to certify (CRA Article 8(1))
 * @param csaSchemes European cybersecurity certification schemes (Cybersecurity Act Article 49(7))
 * @param aiStandards cited harmonised standards (AI Act Article 40)
 * @param aiSpecifications common specifications (AI Act Article 41)
 * @param aiLimitations delegated acts that limit requirements for products of Annex I Section A (AI Act Article 2(13))
 * @param watched what was found beside, law that changes no answer and proposals that are none
 * @param readings how this state reads points that the acts leave open
 */
public record StateOfLaw(
        String id,
        String title,
        boolean hypothetical,
        LocalDate describes,
        @Nullable LocalDate sourcesSeenUntil,
        Map<LegalDate, DatedLaw> dates,
        Listing<DelegatedAct> delegatedExclusions,
        Listing<CraStandard> craStandards,
        Listing<CraStandard> craSpecifications,
        Listing<DesignatedScheme> designatedSchemes,
        Listing<MandatoryCertification> mandatoryCertifications,
        Listing<CertificationScheme> csaSchemes,
        Listing<AiStandard> aiStandards,
        Listing<AiStandard> aiSpecifications,
        Listing<AiLimitation> aiLimitations,
        List<Watched> watched,
        Readings readings) {

    /** Where something was read, and the day on which somebody last looked. */
    public record Checked(String source, URI url, LocalDate on) {}

    /** The day of a {@link LegalDate}, and where it was read. */
    public record DatedLaw(LocalDate day, Checked checked) {}

    /**
     * What has been published so far, and where and when somebody last looked through all of it for more; empty means none was
     * found.
     *
     * @param own where entries were read that were not read in the list as a whole
     */
    public record Listing<T>(List<T> entries, Checked checked, Map<T, Checked> own) {
        public Listing {
            entries = List.copyOf(entries);
            own = Map.copyOf(own);
        }

        /** Where an entry was read: by itself, or in the list. */
        public Checked checked(T entry) {
            return own.getOrDefault(entry, checked);
        }
    }

    /** A delegated act, such as {@code DR_2025_1535}. */
    public record DelegatedAct(
            String code, String title, @Nullable LocalDate appliesFrom) {}

    /** A cited standard or common specification, and the categories whose core functionality it covers. */
    public record CraStandard(
            String reference,
            String title,
            Set<CategoryCode> categories,
            @Nullable LocalDate appliesFrom) {}

    /** A certification scheme that may serve under the CRA, from which level on, and for which categories. */
    public record DesignatedScheme(
            String scheme,
            AssuranceLevel leastLevel,
            Set<CategoryCode> categories,
            @Nullable LocalDate appliesFrom) {

        boolean isDesignatedFor(CategoryCode category, LocalDate day) {
            return categories.contains(category) && hasBegun(appliesFrom, day);
        }
    }

    /**
     * A duty to hold a certificate of this level for these categories from the day on which its transition has ended.
     */
    public record MandatoryCertification(
            String act, String scheme, AssuranceLevel level, Set<CategoryCode> categories, LocalDate appliesFrom) {

        boolean isDemandedFor(CategoryCode category, LocalDate day) {
            return categories.contains(category) && !appliesFrom.isAfter(day);
        }
    }

    /**
     * A European certification scheme: its levels, whether self-assessment is allowed, and where and when the Official
     * Journal has published its references; {@code null} where it has not.
     */
    public record CertificationScheme(
            String name,
            Set<AssuranceLevel> levels,
            boolean selfAssessment,
            @Nullable String ojReference,
            @Nullable LocalDate publishedOn) {}

    /**
     * A cited standard or specification, whether it covers all of AI Act Chapter III Section 2, and whether with a
     * restriction.
     */
    public record AiStandard(
            String reference,
            String title,
            boolean coversSection2,
            boolean restricted,
            @Nullable LocalDate appliesFrom) {

        boolean isFull(LocalDate day) {
            return coversSection2 && !restricted && hasBegun(appliesFrom, day);
        }
    }

    /** A delegated act that limits AI Act Article 15 for products under these acts of Annex I Section A. */
    public record AiLimitation(
            String code,
            String title,
            Set<AnnexIAct> acts,
            @Nullable LocalDate appliesFrom) {}

    /**
     * How open points are read; each is a point of the open questions.
     *
     * @param certPresumption point 4: which certificates make presume conformity with CRA Annex I
     * @param article39Demanded point 5: whether a notified body under the AI Act counts only if its compliance with CRA
     *     Article 39 was assessed
     * @param assuranceGapClosed point 5: whether a sectoral procedure without a third party demands the procedure of
     *     the CRA beside it
     * @param mandateBesideNotifiedBody point 5: whether a certificate under CRA Article 8(1) is demanded beside a
     *     notified body under the AI Act or the act on the product
     * @param openSourceUnderDerogation point 6: whether CRA Article 12(3) catches open source that could use Article
     *     32(5)
     * @param healthRecordsReviewed point 7: whether a person reviews a health record system that is a high-risk AI
     *     system
     * @param annexIIIBesideSectionB point 8: whether AI Act Annex III still counts for a system of Annex I Section B
     * @param aiLegacy point 15: what AI Act Article 111(2) looks at
     */
    public record Readings(
            CertPresumption certPresumption,
            boolean article39Demanded,
            boolean assuranceGapClosed,
            boolean mandateBesideNotifiedBody,
            boolean openSourceUnderDerogation,
            boolean healthRecordsReviewed,
            boolean annexIIIBesideSectionB,
            AiLegacy aiLegacy) {}

    /** Which certificates make presume conformity under CRA Article 27(8). */
    public enum CertPresumption {
        /** Only those of a scheme designated under Article 27(9), as the Commission reads it. */
        DESIGNATED_ONLY,
        /** Those of every European scheme, as the words of Article 27(8) alone say. */
        EVERY_SCHEME
    }

    /** What AI Act Article 111(2) looks at when it spares what was placed on the market before. */
    public enum AiLegacy {
        /** The system: the first unit decides for all. */
        SYSTEM,
        /** Each unit by itself. */
        UNIT
    }

    /**
     * Something that is kept in view, although no rule looks at it.
     *
     * @param isLaw false for a proposal: watched, not law
     */
    public record Watched(
            String reference,
            String title,
            boolean isLaw,
            @Nullable LocalDate appliesFrom,
            Checked checked) {}

    public StateOfLaw {
        watched = List.copyOf(watched);
        dates = Collections.unmodifiableMap(new EnumMap<>(dates));
    }

    /** The day on which this part of the law begins to apply. */
    public LocalDate dateOf(LegalDate date) {
        DatedLaw dated = dates.get(date);
        if (dated == null) {
            throw new IllegalStateException("State of the law " + id + " has no day for " + date);
        }
        return dated.day();
    }

    /** Whether something applies on this day; without a day of its own it does on every day of the state. */
    private static boolean hasBegun(@Nullable LocalDate appliesFrom, LocalDate day) {
        return appliesFrom == null || !appliesFrom.isAfter(day);
    }

    /** The days on which something that has been published under the acts begins to apply. */
    Stream<LocalDate> daysOfPublications() {
        return Stream.of(
                        delegatedExclusions.entries().stream().map(DelegatedAct::appliesFrom),
                        craStandards.entries().stream().map(CraStandard::appliesFrom),
                        craSpecifications.entries().stream().map(CraStandard::appliesFrom),
                        designatedSchemes.entries().stream().map(DesignatedScheme::appliesFrom),
                        mandatoryCertifications.entries().stream().map(MandatoryCertification::appliesFrom),
                        csaSchemes.entries().stream().map(CertificationScheme::publishedOn),
                        aiStandards.entries().stream().map(AiStandard::appliesFrom),
                        aiSpecifications.entries().stream().map(AiStandard::appliesFrom),
                        aiLimitations.entries().stream().map(AiLimitation::appliesFrom))
                .flatMap(days -> days)
                .filter(Objects::nonNull);
    }

    /**
     * The days on which what tells this state from another begins or ceases to count: those that a date is moved from and to, and
     * those from which an entry applies that only one of them lists. What has no day of its own counts on every day and has none here.
     */
    public SortedSet<LocalDate> daysApartFrom(StateOfLaw other) {
        return LawAhead.daysApart(this, other);
    }

    /** Whether a certificate names the scheme of this name. */
    public static boolean isNamed(String met, String scheme) {
        return met.strip().equalsIgnoreCase(scheme);
    }

    /** The European certification scheme of this name, {@code null} where none is adopted. */
    public @Nullable CertificationScheme scheme(@Nullable String name) {
        for (CertificationScheme scheme : csaSchemes.entries()) {
            if (name != null && isNamed(name, scheme.name())) {
                return scheme;
            }
        }
        return null;
    }

    /** The delegated acts that on this day limit AI Act Article 15 for products under this act of Annex I. */
    List<AiLimitation> limitationsFor(AnnexIAct act, LocalDate day) {
        List<AiLimitation> limiting = new ArrayList<>();
        for (AiLimitation limitation : aiLimitations.entries()) {
            if (limitation.acts().contains(act) && hasBegun(limitation.appliesFrom(), day)) {
                limiting.add(limitation);
            }
        }
        return limiting;
    }

    /** Whether a harmonised standard for all of AI Act Chapter III Section 2 is cited without restriction. */
    boolean hasFullAiStandard(LocalDate day) {
        return hasFull(aiStandards, day);
    }

    /** Whether a common specification for all of AI Act Chapter III Section 2 is adopted without restriction. */
    boolean hasFullAiSpecification(LocalDate day) {
        return hasFull(aiSpecifications, day);
    }

    private static boolean hasFull(Listing<AiStandard> standards, LocalDate day) {
        for (AiStandard standard : standards.entries()) {
            if (standard.isFull(day)) {
                return true;
            }
        }
        return false;
    }

    /** The categories whose core functionality a cited standard or a common specification covers, as bits. */
    int categoriesWithStandards(LocalDate day) {
        int bits = 0;
        for (CraStandard standard : craStandards.entries()) {
            bits |= hasBegun(standard.appliesFrom(), day) ? CategoryCode.bits(standard.categories()) : 0;
        }
        for (CraStandard specification : craSpecifications.entries()) {
            bits |= hasBegun(specification.appliesFrom(), day) ? CategoryCode.bits(specification.categories()) : 0;
        }
        return bits;
    }

    /** The categories for which a scheme is designated, as bits. */
    int categoriesWithSchemes(LocalDate day) {
        int bits = 0;
        for (DesignatedScheme scheme : designatedSchemes.entries()) {
            bits |= hasBegun(scheme.appliesFrom(), day) ? CategoryCode.bits(scheme.categories()) : 0;
        }
        return bits;
    }

    /** The categories that must be certified on this day, as bits. */
    int categoriesToCertify(LocalDate day) {
        int bits = 0;
        for (MandatoryCertification act : mandatoryCertifications.entries()) {
            bits |= act.appliesFrom().isAfter(day) ? 0 : CategoryCode.bits(act.categories());
        }
        return bits;
    }

    /** Whether a delegated act of this code excludes products from the CRA. */
    public boolean excludes(String code, LocalDate day) {
        for (DelegatedAct act : delegatedExclusions.entries()) {
            if (act.code().equals(code) && hasBegun(act.appliesFrom(), day)) {
                return true;
            }
        }
        return false;
    }
}
