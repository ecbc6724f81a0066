package org.craregistry.law.plain;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.craregistry.law.CategoryCode;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.StateOfLaw.AiLimitation;
import org.craregistry.law.StateOfLaw.AiStandard;
import org.craregistry.law.StateOfLaw.CertificationScheme;
import org.craregistry.law.StateOfLaw.Checked;
import org.craregistry.law.StateOfLaw.CraStandard;
import org.craregistry.law.StateOfLaw.DelegatedAct;
import org.craregistry.law.StateOfLaw.DesignatedScheme;
import org.craregistry.law.StateOfLaw.Listing;
import org.craregistry.law.StateOfLaw.MandatoryCertification;
import org.craregistry.law.StateOfLaw.Readings;
import org.jspecify.annotations.Nullable;

/** Writes a {@link StateOfLaw} in the plain form that {@link StateOfLawReader} reads; days as text, always in one order. */
public final class StateOfLawWriter {

    private final Map<String, Object> plain = new LinkedHashMap<>();

    private StateOfLawWriter() {}

    /** The plain form, which read again equals the state: texts, Booleans, lists and maps. */
    public static Map<String, Object> plain(StateOfLaw state) {
        return new StateOfLawWriter()
                .with("id", state.id())
                .with("title", state.title())
                .with("hypothetical", state.hypothetical())
                .with("describes", state.describes())
                .with("sourcesSeenUntil", state.sourcesSeenUntil())
                .with("dates", dates(state))
                .with("delegatedExclusions", listing(state.delegatedExclusions(), StateOfLawWriter::delegatedAct))
                .with("craStandards", listing(state.craStandards(), StateOfLawWriter::craStandard))
                .with("craSpecifications", listing(state.craSpecifications(), StateOfLawWriter::craStandard))
                .with("designatedSchemes", listing(state.designatedSchemes(), StateOfLawWriter::designatedScheme))
                .with(
                        "mandatoryCertifications",
                        listing(state.mandatoryCertifications(), StateOfLawWriter::mandatoryCertification))
                .with("csaSchemes", listing(state.csaSchemes(), StateOfLawWriter::certificationScheme))
                .with("aiStandards", listing(state.aiStandards(), StateOfLawWriter::aiStandard))
                .with("aiSpecifications", listing(state.aiSpecifications(), StateOfLawWriter::aiStandard))
                .with("aiLimitations", listing(state.aiLimitations(), StateOfLawWriter::aiLimitation))
                .with("watched", state.watched().isEmpty() ? null : watched(state))
                .with("readings", readings(state.readings()))
                .plain;
    }

    private static Map<String, Object> dates(StateOfLaw state) {
        StateOfLawWriter dates = new StateOfLawWriter();
        state.dates()
                .forEach((date, dated) -> dates.with(
                        date.name(),
                        new StateOfLawWriter().with("day", dated.day()).checked(dated.checked())));
        return dates.plain;
    }

    private static <T> Map<String, Object> listing(Listing<T> listing, Function<T, StateOfLawWriter> entry) {
        return new StateOfLawWriter()
                .checked(listing.checked())
                .with(
                        "entries",
                        listing.entries().stream()
                                .map(one -> entry.apply(one).own(listing.own().get(one)))
                                .toList())
                .plain;
    }

    private StateOfLawWriter own(@Nullable Checked checked) {
        return checked == null ? this : checked(checked);
    }

    private static StateOfLawWriter delegatedAct(DelegatedAct act) {
        return new StateOfLawWriter()
                .with("code", act.code())
                .with("title", act.title())
                .from(act.appliesFrom());
    }

    private static StateOfLawWriter craStandard(CraStandard standard) {
        return new StateOfLawWriter()
                .with("reference", standard.reference())
                .with("title", standard.title())
                .with("categories", standard.categories())
                .from(standard.appliesFrom());
    }

    private static StateOfLawWriter designatedScheme(DesignatedScheme scheme) {
        return new StateOfLawWriter()
                .with("scheme", scheme.scheme())
                .with("leastLevel", scheme.leastLevel())
                .with("categories", scheme.categories())
                .from(scheme.appliesFrom());
    }

    private static StateOfLawWriter mandatoryCertification(MandatoryCertification act) {
        return new StateOfLawWriter()
                .with("act", act.act())
                .with("scheme", act.scheme())
                .with("level", act.level())
                .with("categories", act.categories())
                .from(act.appliesFrom());
    }

    private static StateOfLawWriter certificationScheme(CertificationScheme scheme) {
        return new StateOfLawWriter()
                .with("name", scheme.name())
                .with("levels", scheme.levels())
                .with("selfAssessment", scheme.selfAssessment())
                .with("ojReference", scheme.ojReference())
                .with("publishedOn", scheme.publishedOn());
    }

    private static StateOfLawWriter aiStandard(AiStandard standard) {
        return new StateOfLawWriter()
                .with("reference", standard.reference())
                .with("title", standard.title())
                .with("coversSection2", standard.coversSection2())
                .with("restricted", standard.restricted())
                .from(standard.appliesFrom());
    }

    private static StateOfLawWriter aiLimitation(AiLimitation act) {
        return new StateOfLawWriter()
                .with("code", act.code())
                .with("title", act.title())
                .with("acts", act.acts())
                .from(act.appliesFrom());
    }

    private static List<StateOfLawWriter> watched(StateOfLaw state) {
        return state.watched().stream()
                .map(one -> new StateOfLawWriter()
                        .with("reference", one.reference())
                        .with("title", one.title())
                        .with("isLaw", one.isLaw())
                        .from(one.appliesFrom())
                        .checked(one.checked()))
                .toList();
    }

    private static Map<String, Object> readings(Readings readings) {
        return new StateOfLawWriter()
                .with("certPresumption", readings.certPresumption())
                .with("article39Demanded", readings.article39Demanded())
                .with("assuranceGapClosed", readings.assuranceGapClosed())
                .with("mandateBesideNotifiedBody", readings.mandateBesideNotifiedBody())
                .with("openSourceUnderDerogation", readings.openSourceUnderDerogation())
                .with("healthRecordsReviewed", readings.healthRecordsReviewed())
                .with("annexIIIBesideSectionB", readings.annexIIIBesideSectionB())
                .with("aiLegacy", readings.aiLegacy())
                .plain;
    }

    private StateOfLawWriter checked(Checked checked) {
        return with("source", checked.source()).with("url", checked.url()).with("checkedOn", checked.on());
    }

    private StateOfLawWriter from(@Nullable LocalDate appliesFrom) {
        return with("appliesFrom", appliesFrom);
    }

    /** What is not there is left out; a set is written in the order of its codes, so that equal states are written alike. */
    private StateOfLawWriter with(String key, @Nullable Object value) {
        if (value instanceof Set<?> set) {
            plain.put(key, set.stream().map(StateOfLawWriter::text).sorted().toList());
        } else if (value != null) {
            plain.put(key, value(value));
        }
        return this;
    }

    private static Object value(Object value) {
        if (value instanceof StateOfLawWriter section) {
            return section.plain;
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(StateOfLawWriter::value).toList();
        }
        return value instanceof Map<?, ?> || value instanceof Boolean ? value : text(value);
    }

    private static String text(Object value) {
        if (value instanceof CategoryCode category) {
            return category.code();
        }
        return value instanceof Enum<?> choice ? choice.name() : value.toString();
    }
}
