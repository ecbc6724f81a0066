package org.craregistry.law;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.craregistry.law.DayAhead.Kind;
import org.craregistry.law.StateOfLaw.AiLimitation;
import org.craregistry.law.StateOfLaw.AiStandard;
import org.craregistry.law.StateOfLaw.CertificationScheme;
import org.craregistry.law.StateOfLaw.CraStandard;
import org.craregistry.law.StateOfLaw.DelegatedAct;
import org.craregistry.law.StateOfLaw.DesignatedScheme;
import org.craregistry.law.StateOfLaw.MandatoryCertification;
import org.jspecify.annotations.Nullable;

/** What a state of the law has ahead: parts of the law that begin to apply, and what is published under the acts. */
final class LawAhead {

    private static final String APPLIES_FROM = ".appliesFrom";

    /** A list of the state of the law: its name, the provision that makes an entry count, and what begins. */
    private record Published<T>(
            String list,
            String field,
            Citation citation,
            Function<StateOfLaw, StateOfLaw.Listing<T>> listing,
            Function<T, @Nullable LocalDate> day,
            Function<T, String> statement) {

        void addTo(Agenda agenda, StateOfLaw stateOfLaw) {
            List<T> entries = listing.apply(stateOfLaw).entries();
            for (int i = 0; i < entries.size(); i++) {
                T entry = entries.get(i);
                String restsOn = "law." + list + "[" + i + "]" + field;
                agenda.add(day.apply(entry), Kind.PUBLISHED, statement.apply(entry), citation, restsOn);
            }
        }

        /** The days of the entries that only one of two states lists as it does. */
        Stream<LocalDate> daysApart(StateOfLaw one, StateOfLaw other) {
            List<T> ofOne = listing.apply(one).entries();
            List<T> ofOther = listing.apply(other).entries();
            return Stream.concat(
                            ofOne.stream().filter(entry -> !ofOther.contains(entry)),
                            ofOther.stream().filter(entry -> !ofOne.contains(entry)))
                    .flatMap(entry -> Stream.ofNullable(day.apply(entry)));
        }
    }

    private static final List<Published<?>> PUBLISHED = List.of(
            new Published<>(
                    "delegatedExclusions",
                    APPLIES_FROM,
                    Act.CRA.at("Art. 2(5)"),
                    StateOfLaw::delegatedExclusions,
                    DelegatedAct::appliesFrom,
                    act -> act.code() + " begins to exclude products from the CRA"),
            new Published<>(
                    "craStandards",
                    APPLIES_FROM,
                    Act.CRA.at("Art. 27(1)"),
                    StateOfLaw::craStandards,
                    CraStandard::appliesFrom,
                    standard -> standard.reference() + " begins to count as a harmonised standard under the CRA"),
            new Published<>(
                    "craSpecifications",
                    APPLIES_FROM,
                    Act.CRA.at("Art. 27(5), 27(2)"),
                    StateOfLaw::craSpecifications,
                    CraStandard::appliesFrom,
                    specification ->
                            specification.reference() + " begins to count as a common specification under the CRA"),
            new Published<>(
                    "designatedSchemes",
                    APPLIES_FROM,
                    Act.CRA.at("Art. 27(9)"),
                    StateOfLaw::designatedSchemes,
                    DesignatedScheme::appliesFrom,
                    scheme -> "Certificates under " + scheme.scheme() + " begin to count under the CRA"),
            new Published<>(
                    "mandatoryCertifications",
                    APPLIES_FROM,
                    Act.CRA.at("Art. 8(1)"),
                    StateOfLaw::mandatoryCertifications,
                    MandatoryCertification::appliesFrom,
                    act -> act.act() + " begins to demand a certificate under " + act.scheme()),
            new Published<>(
                    "csaSchemes",
                    ".publishedOn",
                    CsaCertificates.IS_PUBLISHED.citation(),
                    StateOfLaw::csaSchemes,
                    CertificationScheme::publishedOn,
                    scheme -> "The references of " + scheme.name() + " are published in the Official Journal"),
            new Published<>(
                    "aiStandards",
                    APPLIES_FROM,
                    Act.AI_ACT.at("Art. 40"),
                    StateOfLaw::aiStandards,
                    AiStandard::appliesFrom,
                    standard -> standard.reference() + " begins to count as a harmonised standard under the AI Act"),
            new Published<>(
                    "aiSpecifications",
                    APPLIES_FROM,
                    Act.AI_ACT.at("Art. 41"),
                    StateOfLaw::aiSpecifications,
                    AiStandard::appliesFrom,
                    specification ->
                            specification.reference() + " begins to count as a common specification under the AI Act"),
            new Published<>(
                    "aiLimitations",
                    APPLIES_FROM,
                    Act.AI_ACT.at("Art. 2(13)"),
                    StateOfLaw::aiLimitations,
                    AiLimitation::appliesFrom,
                    act -> act.code() + " begins to limit AI Act Article 15"));

    private LawAhead() {}

    static void addTo(Agenda agenda, StateOfLaw stateOfLaw) {
        for (LegalDate date : LegalDate.values()) {
            agenda.add(stateOfLaw.dateOf(date), Kind.APPLIES, date.statement(), date.citation(), "law." + date.name());
        }
        PUBLISHED.forEach(published -> published.addTo(agenda, stateOfLaw));
    }

    /** The days on which what tells two states apart begins or ceases to count. */
    static SortedSet<LocalDate> daysApart(StateOfLaw one, StateOfLaw other) {
        SortedSet<LocalDate> days = new TreeSet<>();
        for (LegalDate date : LegalDate.values()) {
            if (!one.dateOf(date).equals(other.dateOf(date))) {
                days.add(one.dateOf(date));
                days.add(other.dateOf(date));
            }
        }
        PUBLISHED.forEach(published -> published.daysApart(one, other).forEach(days::add));
        return days;
    }
}
