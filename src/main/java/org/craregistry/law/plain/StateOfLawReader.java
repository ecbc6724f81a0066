package org.craregistry.law.plain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.craregistry.law.AnnexIAct;
import org.craregistry.law.AssuranceLevel;
import org.craregistry.law.CategoryCode;
import org.craregistry.law.LegalDate;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.StateOfLaw.AiLegacy;
import org.craregistry.law.StateOfLaw.AiLimitation;
import org.craregistry.law.StateOfLaw.AiStandard;
import org.craregistry.law.StateOfLaw.CertPresumption;
import org.craregistry.law.StateOfLaw.CertificationScheme;
import org.craregistry.law.StateOfLaw.Checked;
import org.craregistry.law.StateOfLaw.CraStandard;
import org.craregistry.law.StateOfLaw.DatedLaw;
import org.craregistry.law.StateOfLaw.DelegatedAct;
import org.craregistry.law.StateOfLaw.DesignatedScheme;
import org.craregistry.law.StateOfLaw.Listing;
import org.craregistry.law.StateOfLaw.MandatoryCertification;
import org.craregistry.law.StateOfLaw.Readings;
import org.craregistry.law.StateOfLaw.Watched;
import org.jspecify.annotations.Nullable;

/** Reads a {@link StateOfLaw} from plain maps and lists; refuses what is missing, misspelt or of the wrong kind. */
public final class StateOfLawReader {

    private static final String EXTENDS = "extends";

    /** The days that states kept from before do not name (Regulation (EU) 2025/327 Article 105). */
    private static final Map<LegalDate, LocalDate> ADDED_LATER = Map.of(
            LegalDate.EHDS_FIRST_GROUP, LocalDate.of(2029, 3, 26),
            LegalDate.EHDS_SECOND_GROUP, LocalDate.of(2031, 3, 26),
            LegalDate.EHDS_PUT_INTO_SERVICE, LocalDate.of(2031, 3, 26));

    private StateOfLawReader() {}

    /**
     * Reads states from their plain forms, of which one may extend another: what it does not say itself, it takes from
     * that one.
     *
     * @throws IllegalArgumentException as in {@link #read}, and where one extends none of the others or itself
     */
    public static List<StateOfLaw> readAll(List<Map<String, Object>> plain) {
        Map<Object, Map<String, Object>> byId = new HashMap<>();
        plain.forEach(one -> byId.put(String.valueOf(one.get("id")), one));
        return plain.stream()
                .map(one -> read(extended(one, byId, plain.size())))
                .toList();
    }

    /** What it says, and what it does not say from the one it extends. */
    private static Map<String, Object> extended(
            Map<String, Object> plain, Map<Object, Map<String, Object>> byId, int steps) {
        Object base = plain.get(EXTENDS);
        if (base == null) {
            return plain;
        }
        Map<String, Object> other = byId.get(String.valueOf(base));
        if (other == null || steps == 0) {
            throw new IllegalArgumentException("State of the law %s extends \"%s\", which is none or leads back to it."
                    .formatted(plain.get("id"), base));
        }
        Map<String, Object> both = new HashMap<>(extended(other, byId, steps - 1));
        both.putAll(plain);
        both.remove(EXTENDS);
        return both;
    }

    /**
     * Reads a state from the plain form that a YAML parser gives.
     *
     * @throws RefusedStateOfLaw where a key is missing, unknown or holds something else; its message names the key
     */
    public static StateOfLaw read(Map<String, Object> plain) {
        PlainSection state = new PlainSection("", plain);
        StateOfLaw read = new StateOfLaw(
                state.text("id"),
                state.text("title"),
                state.flag("hypothetical"),
                state.date("describes"),
                state.has("sourcesSeenUntil") ? state.date("sourcesSeenUntil") : null,
                dates(state.section("dates")),
                listing(state.section("delegatedExclusions"), StateOfLawReader::delegatedAct),
                listing(state.section("craStandards"), StateOfLawReader::craStandard),
                listing(state.section("craSpecifications"), StateOfLawReader::craStandard),
                listing(state.section("designatedSchemes"), StateOfLawReader::designatedScheme),
                listing(state.section("mandatoryCertifications"), StateOfLawReader::mandatoryCertification),
                listing(state.section("csaSchemes"), StateOfLawReader::certificationScheme),
                listing(state.section("aiStandards"), StateOfLawReader::aiStandard),
                listing(state.section("aiSpecifications"), StateOfLawReader::aiStandard),
                listing(state.section("aiLimitations"), StateOfLawReader::aiLimitation),
                state.has("watched") ? watched(state.sections("watched")) : List.of(),
                readings(state.section("readings")));
        state.refuseOthers();
        return read;
    }

    private static Map<LegalDate, DatedLaw> dates(PlainSection dates) {
        Map<LegalDate, DatedLaw> read = new EnumMap<>(LegalDate.class);
        for (LegalDate date : LegalDate.values()) {
            if (ADDED_LATER.containsKey(date) && !dates.has(date.name())) {
                Checked checked = Objects.requireNonNull(read.get(LegalDate.EHDS_AMENDMENTS))
                        .checked();
                read.put(date, new DatedLaw(ADDED_LATER.get(date), checked));
                continue;
            }
            PlainSection dated = dates.section(date.name());
            read.put(date, new DatedLaw(dated.date("day"), checked(dated)));
            dated.refuseOthers();
        }
        dates.refuseOthers();
        return read;
    }

    private static <T> Listing<T> listing(PlainSection listing, Function<PlainSection, T> entry) {
        List<T> entries = new ArrayList<>();
        Map<T, Checked> own = new HashMap<>();
        for (PlainSection section : listing.sections("entries")) {
            T one = entry.apply(section);
            if (section.has("source")) {
                own.put(one, checked(section));
            }
            section.refuseOthers();
            entries.add(one);
        }
        Listing<T> read = new Listing<>(entries, checked(listing), own);
        listing.refuseOthers();
        return read;
    }

    private static List<Watched> watched(List<PlainSection> sections) {
        List<Watched> read = new ArrayList<>();
        for (PlainSection section : sections) {
            read.add(new Watched(
                    section.text("reference"),
                    section.text("title"),
                    section.flag("isLaw"),
                    from(section),
                    checked(section)));
            section.refuseOthers();
        }
        return read;
    }

    static Checked checked(PlainSection section) {
        return new Checked(section.text("source"), section.url("url"), section.date("checkedOn"));
    }

    static DelegatedAct delegatedAct(PlainSection act) {
        return new DelegatedAct(act.text("code"), act.text("title"), from(act));
    }

    /** From when on it applies; a day that is not given means that it applies on every day of the state. */
    private static @Nullable LocalDate from(PlainSection entry) {
        return entry.has("appliesFrom") ? entry.date("appliesFrom") : null;
    }

    static CraStandard craStandard(PlainSection standard) {
        return new CraStandard(
                standard.text("reference"), standard.text("title"), categories(standard), from(standard));
    }

    static DesignatedScheme designatedScheme(PlainSection scheme) {
        AssuranceLevel least = scheme.choice("leastLevel", AssuranceLevel.class);
        return new DesignatedScheme(scheme.text("scheme"), least, categories(scheme), from(scheme));
    }

    static MandatoryCertification mandatoryCertification(PlainSection act) {
        AssuranceLevel level = act.choice("level", AssuranceLevel.class);
        LocalDate appliesFrom = act.date("appliesFrom");
        return new MandatoryCertification(act.text("act"), act.text("scheme"), level, categories(act), appliesFrom);
    }

    static CertificationScheme certificationScheme(PlainSection scheme) {
        Set<AssuranceLevel> levels = set(scheme.choices("levels", AssuranceLevel.class));
        boolean selfAssessment = scheme.flag("selfAssessment");
        boolean isPublished = scheme.has("ojReference");
        return new CertificationScheme(
                scheme.text("name"),
                levels,
                selfAssessment,
                isPublished ? scheme.text("ojReference") : null,
                isPublished ? scheme.date("publishedOn") : null);
    }

    static AiLimitation aiLimitation(PlainSection act) {
        Set<AnnexIAct> acts = set(act.choices("acts", AnnexIAct.class));
        return new AiLimitation(act.text("code"), act.text("title"), acts, from(act));
    }

    static AiStandard aiStandard(PlainSection standard) {
        boolean coversAll = standard.flag("coversSection2");
        return new AiStandard(
                standard.text("reference"),
                standard.text("title"),
                coversAll,
                standard.flag("restricted"),
                from(standard));
    }

    private static Readings readings(PlainSection readings) {
        Readings read = new Readings(
                readings.choice("certPresumption", CertPresumption.class),
                readings.flag("article39Demanded"),
                readings.flag("assuranceGapClosed"),
                readings.flag("mandateBesideNotifiedBody"),
                readings.flag("openSourceUnderDerogation"),
                readings.flag("healthRecordsReviewed"),
                readings.flag("annexIIIBesideSectionB"),
                readings.choice("aiLegacy", AiLegacy.class));
        readings.refuseOthers();
        return read;
    }

    private static Set<CategoryCode> categories(PlainSection section) {
        String accepted = CategoryCode.ALL.stream().map(CategoryCode::code).collect(Collectors.joining(", "));
        return set(section.texts("categories").stream()
                .map(code -> CategoryCode.find(code).orElseThrow(() -> section.refuses("categories", code, accepted)))
                .toList());
    }

    private static <T> Set<T> set(List<T> inOrder) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(inOrder));
    }
}
