package org.craregistry.law.plain;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.craregistry.law.AnnexIAct;
import org.craregistry.law.AssuranceLevel;
import org.craregistry.law.CategoryCode;
import org.craregistry.law.Choice;
import org.craregistry.law.LegalDate;
import org.craregistry.law.ProductClass;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.StateOfLaw.AiLimitation;
import org.craregistry.law.StateOfLaw.AiStandard;
import org.craregistry.law.StateOfLaw.CertificationScheme;
import org.craregistry.law.StateOfLaw.Checked;
import org.craregistry.law.StateOfLaw.CraStandard;
import org.craregistry.law.StateOfLaw.DatedLaw;
import org.craregistry.law.StateOfLaw.DelegatedAct;
import org.craregistry.law.StateOfLaw.DesignatedScheme;
import org.craregistry.law.StateOfLaw.Listing;
import org.craregistry.law.StateOfLaw.MandatoryCertification;

/** Dated changes on top of a {@link StateOfLaw}; refuses those that cannot be law. */
public final class StateOfLawAmendment {

    private static final String DATES = "dates";
    private static final String CATEGORIES = "categories";
    private static final String SCHEME = "scheme";
    private static final String WHOLE_LIST = "wholeListChecked";

    private final StateOfLaw base;
    private final PlainSection changes;

    private StateOfLawAmendment(StateOfLaw base, Map<String, ?> changes) {
        this.base = base;
        this.changes = new PlainSection("", changes);
    }

    /**
     * A state with dated changes: what they list is added, or takes the place of what has the same number, code or name -
     * of a designated scheme with the same day, of a mandatory certification with the same level; dates are moved. It
     * describes the same day as its base, since nobody has looked through the law as a whole again.
     *
     * @param changes lists of entries by {@code dates} and the names of the listings, each entry with the keys it has in a
     *     state and its own {@code source}, {@code url} and {@code checkedOn}, which are those of the whole list only where
     *     {@code wholeListChecked} says so; an absent list changes nothing
     * @throws RefusedStateOfLaw where a key is missing, unknown or holds what cannot be
     */
    public static StateOfLaw amend(
            StateOfLaw base, String newId, String newTitle, boolean supposed, Map<String, ?> changes) {
        return new StateOfLawAmendment(base, changes).read(newId, newTitle, supposed);
    }

    private StateOfLaw read(String id, String title, boolean hypothetical) {
        Map<LegalDate, DatedLaw> dates = dates();
        // First, because acts name them.
        Listing<CertificationScheme> schemes = listing(
                "csaSchemes",
                base.csaSchemes(),
                StateOfLawAmendment::certificationScheme,
                "name",
                CertificationScheme::name);
        Listing<DelegatedAct> exclusions = listing(
                "delegatedExclusions",
                base.delegatedExclusions(),
                StateOfLawReader::delegatedAct,
                "code",
                DelegatedAct::code);
        Listing<CraStandard> standards = listing(
                "craStandards",
                base.craStandards(),
                StateOfLawAmendment::craStandard,
                "reference",
                CraStandard::reference);
        Listing<CraStandard> specifications = listing(
                "craSpecifications",
                base.craSpecifications(),
                StateOfLawAmendment::craStandard,
                "reference",
                CraStandard::reference);
        Listing<DesignatedScheme> designated = listing(
                "designatedSchemes",
                base.designatedSchemes(),
                section -> designatedScheme(section, schemes.entries()),
                SCHEME,
                StateOfLawAmendment::key);
        Listing<MandatoryCertification> mandatory = listing(
                "mandatoryCertifications",
                base.mandatoryCertifications(),
                section -> mandatoryCertification(section, schemes.entries()),
                "act",
                StateOfLawAmendment::key);
        Listing<AiStandard> aiStandards = listing(
                "aiStandards", base.aiStandards(), StateOfLawReader::aiStandard, "reference", AiStandard::reference);
        Listing<AiStandard> aiSpecifications = listing(
                "aiSpecifications",
                base.aiSpecifications(),
                StateOfLawReader::aiStandard,
                "reference",
                AiStandard::reference);
        Listing<AiLimitation> limitations = listing(
                "aiLimitations", base.aiLimitations(), StateOfLawAmendment::aiLimitation, "code", AiLimitation::code);
        changes.refuseOthers();
        return new StateOfLaw(
                id,
                title,
                hypothetical,
                base.describes(),
                base.sourcesSeenUntil(),
                dates,
                exclusions,
                standards,
                specifications,
                designated,
                mandatory,
                schemes,
                aiStandards,
                aiSpecifications,
                limitations,
                base.watched(),
                base.readings());
    }

    private Map<LegalDate, DatedLaw> dates() {
        Map<LegalDate, DatedLaw> dates = new EnumMap<>(base.dates());
        Map<LegalDate, PlainSection> moved = new EnumMap<>(LegalDate.class);
        for (PlainSection section : sections(DATES)) {
            LegalDate date = section.choice("date", LegalDate.class);
            if (moved.put(date, section) != null) {
                throw section.refuses("date", "names %s again; move each day once.".formatted(date.title()));
            }
            dates.put(date, new DatedLaw(section.date("day"), StateOfLawReader.checked(section)));
            section.refuseOthers();
        }
        for (LegalDate date : LegalDate.values()) {
            for (LegalDate earlier : date.follows()) {
                refuseBefore(date, earlier, dates, moved);
            }
        }
        return dates;
    }

    private static void refuseBefore(
            LegalDate date, LegalDate earlier, Map<LegalDate, DatedLaw> dates, Map<LegalDate, PlainSection> moved) {
        LocalDate day = Objects.requireNonNull(dates.get(date)).day();
        LocalDate least = Objects.requireNonNull(dates.get(earlier)).day();
        PlainSection section = moved.containsKey(date) ? moved.get(date) : moved.get(earlier);
        if (section != null && day.isBefore(least)) {
            throw section.refuses(
                    "day",
                    "cannot be: %s would come on %s, before %s on %s; move that one as well."
                            .formatted(date.title(), day, earlier.title(), least));
        }
    }

    private <T> Listing<T> listing(
            String name, Listing<T> before, Function<PlainSection, T> read, String keyField, Function<T, String> key) {
        Map<String, T> entries = new LinkedHashMap<>();
        before.entries().forEach(entry -> entries.put(folded(key.apply(entry)), entry));
        Map<T, Checked> sources = new HashMap<>(before.own());
        Set<String> told = new HashSet<>();
        Checked checked = before.checked();
        for (PlainSection section : sections(name)) {
            T entry = read.apply(section);
            Checked own = StateOfLawReader.checked(section);
            boolean isOfTheList = section.has(WHOLE_LIST) && section.flag(WHOLE_LIST);
            section.refuseOthers();
            if (!told.add(folded(key.apply(entry)))) {
                throw section.refuses(keyField, "is \"%s\" again; list it once.".formatted(key.apply(entry)));
            }
            sources.remove(entries.put(folded(key.apply(entry)), entry));
            sources.put(entry, own);
            checked = isOfTheList && !own.on().isBefore(checked.on()) ? own : checked;
        }
        return new Listing<>(List.copyOf(entries.values()), checked, sources);
    }

    /** A later act may designate the scheme anew: it does not undo what the earlier one did until then. */
    private static String key(DesignatedScheme designated) {
        LocalDate from = designated.appliesFrom();
        return designated.scheme().strip() + (from == null ? "" : " from " + from);
    }

    /** One act may demand one level of some categories and another level of others. */
    private static String key(MandatoryCertification act) {
        return act.act().strip() + " at level " + act.level();
    }

    private static String folded(String key) {
        return key.strip().toLowerCase(Locale.ROOT);
    }

    private List<PlainSection> sections(String name) {
        return changes.has(name) ? changes.sections(name) : List.of();
    }

    private static CraStandard craStandard(PlainSection section) {
        CraStandard standard = StateOfLawReader.craStandard(section);
        refuseEmpty(section, CATEGORIES, standard.categories(), "the categories it covers");
        return standard;
    }

    private static CertificationScheme certificationScheme(PlainSection section) {
        CertificationScheme scheme = StateOfLawReader.certificationScheme(section);
        refuseEmpty(section, "levels", scheme.levels(), "the levels it offers");
        // Cybersecurity Act Article 53(1).
        if (scheme.selfAssessment() && !scheme.levels().contains(AssuranceLevel.BASIC)) {
            throw section.refuses(
                    "selfAssessment",
                    "is given without the level \"%s\", for which alone it is allowed."
                            .formatted(AssuranceLevel.BASIC.label()));
        }
        if (section.has("publishedOn") && scheme.publishedOn() == null) {
            throw section.refuses("publishedOn", "is given without the number of the publication; give both or none.");
        }
        return scheme;
    }

    private static DesignatedScheme designatedScheme(PlainSection section, List<CertificationScheme> schemes) {
        DesignatedScheme designated = StateOfLawReader.designatedScheme(section);
        refuseEmpty(section, CATEGORIES, designated.categories(), "the categories it serves");
        // CRA Article 32(1)(d) names no least level.
        CertificationScheme scheme = scheme(section, designated.scheme(), schemes);
        refuseLevel(section, "leastLevel", designated.leastLevel(), AssuranceLevel.BASIC, scheme);
        return designated;
    }

    /** CRA Article 8(1) is about critical products, those of Annex IV, and levels from substantial on. */
    private static MandatoryCertification mandatoryCertification(
            PlainSection section, List<CertificationScheme> schemes) {
        MandatoryCertification act = StateOfLawReader.mandatoryCertification(section);
        List<CategoryCode> critical = CategoryCode.ALL.stream()
                .filter(code -> code.productClass() == ProductClass.CRITICAL)
                .toList();
        refuseEmpty(section, CATEGORIES, act.categories(), "the categories it covers");
        if (!critical.containsAll(act.categories())) {
            throw section.refuses(CATEGORIES, labels(act.categories()), "categories of Annex IV, " + labels(critical));
        }
        CertificationScheme scheme = scheme(section, act.scheme(), schemes);
        refuseLevel(section, "level", act.level(), AssuranceLevel.SUBSTANTIAL, scheme);
        return act;
    }

    /** AI Act Article 2(13) is about products of Annex I Section A. */
    private static AiLimitation aiLimitation(PlainSection section) {
        AiLimitation limitation = StateOfLawReader.aiLimitation(section);
        List<AnnexIAct> sectionA = Arrays.stream(AnnexIAct.values())
                .filter(act -> act.section() == AnnexIAct.Section.A)
                .toList();
        refuseEmpty(section, "acts", limitation.acts(), "the acts whose products it is for");
        if (!sectionA.containsAll(limitation.acts())) {
            throw section.refuses("acts", labels(limitation.acts()), "acts of Annex I Section A, " + labels(sectionA));
        }
        return limitation;
    }

    private static CertificationScheme scheme(PlainSection section, String name, List<CertificationScheme> schemes) {
        return schemes.stream()
                .filter(scheme -> StateOfLaw.isNamed(name, scheme.name()))
                .findFirst()
                .orElseThrow(() -> section.refuses(
                        SCHEME,
                        name,
                        "a European scheme that has been adopted, %s; draft the adoption of another one as well"
                                .formatted(joined(schemes.stream()
                                        .map(CertificationScheme::name)
                                        .toList()))));
    }

    private static void refuseLevel(
            PlainSection section, String key, AssuranceLevel level, AssuranceLevel least, CertificationScheme scheme) {
        List<AssuranceLevel> accepted = Arrays.stream(AssuranceLevel.values())
                .filter(one -> one.compareTo(least) >= 0 && scheme.levels().contains(one))
                .toList();
        if (!accepted.contains(level)) {
            throw section.refuses(
                    key,
                    level.label(),
                    "a level from \"%s\" on that %s offers, %s"
                            .formatted(least.label(), scheme.name(), labels(accepted)));
        }
    }

    private static void refuseEmpty(PlainSection section, String key, Set<?> given, String wanted) {
        if (given.isEmpty()) {
            throw section.refuses(key, "is empty; give " + wanted + ".");
        }
    }

    private static String labels(Collection<? extends Choice> choices) {
        return joined(choices.stream().map(Choice::label).toList());
    }

    private static String joined(List<String> accepted) {
        return accepted.isEmpty() ? "of which there is none" : String.join(", ", accepted);
    }
}
