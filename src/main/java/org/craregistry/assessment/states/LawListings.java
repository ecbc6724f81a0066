package org.craregistry.assessment.states;

import static org.craregistry.law.Act.AI_ACT;
import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.Act.CSA;

import java.net.URI;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.craregistry.law.AnnexIAct;
import org.craregistry.law.AssuranceLevel;
import org.craregistry.law.CategoryCode;
import org.craregistry.law.Citation;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.StateOfLaw.AiStandard;
import org.craregistry.law.StateOfLaw.CertificationScheme;
import org.craregistry.law.StateOfLaw.CraStandard;
import org.craregistry.law.StateOfLaw.Listing;
import org.craregistry.law.StateOfLaw.MandatoryCertification;
import org.jspecify.annotations.Nullable;

/** What a state of the law lists as cited, designated, adopted or demanded, in one form for all lists. */
final class LawListings {

    /** What has been published under one power of the acts. */
    record ListingView(
            String name,
            String title,
            Citation citation,
            List<ListedEntry> entries,
            String source,
            URI url,
            LocalDate checkedOn) {}

    /** One publication. */
    record ListedEntry(
            String reference,
            @Nullable String title,
            List<CategoryCode> categories,
            List<AnnexIAct> acts,
            List<AssuranceLevel> levels,
            @Nullable LocalDate since,
            @Nullable String remark) {

        private static ListedEntry of(String reference, @Nullable String title) {
            return new ListedEntry(reference, title, List.of(), List.of(), List.of(), null, null);
        }

        private ListedEntry forCategories(Set<CategoryCode> served) {
            List<CategoryCode> inOrder =
                    CategoryCode.ALL.stream().filter(served::contains).toList();
            return new ListedEntry(reference, title, inOrder, acts, levels, since, remark);
        }

        private ListedEntry forActs(Set<AnnexIAct> limited) {
            List<AnnexIAct> inOrder = limited.stream().sorted().toList();
            return new ListedEntry(reference, title, categories, inOrder, levels, since, remark);
        }

        private ListedEntry at(Collection<AssuranceLevel> offered) {
            List<AssuranceLevel> inOrder = offered.stream().sorted().toList();
            return new ListedEntry(reference, title, categories, acts, inOrder, since, remark);
        }

        private ListedEntry since(@Nullable LocalDate day) {
            return new ListedEntry(reference, title, categories, acts, levels, day, remark);
        }

        private ListedEntry remarking(String words) {
            return new ListedEntry(reference, title, categories, acts, levels, since, words);
        }
    }

    private LawListings() {}

    /** Every list of a state, in the order of the acts. */
    static List<ListingView> of(StateOfLaw state) {
        return List.of(
                view(
                        "delegatedExclusions",
                        "Delegated acts that exclude products from the Cyber Resilience Act",
                        CRA.at("Art. 2(5)"),
                        state.delegatedExclusions(),
                        act -> ListedEntry.of(act.code(), act.title()).since(act.appliesFrom())),
                view(
                        "mandatoryCertifications",
                        "Delegated acts that oblige to certify critical products",
                        CRA.at("Art. 8(1)"),
                        state.mandatoryCertifications(),
                        LawListings::mandate),
                view(
                        "craStandards",
                        "Harmonised standards cited under the Cyber Resilience Act",
                        CRA.at("Art. 27(1)"),
                        state.craStandards(),
                        LawListings::craStandard),
                view(
                        "craSpecifications",
                        "Common specifications under the Cyber Resilience Act",
                        CRA.at("Art. 27(2)"),
                        state.craSpecifications(),
                        LawListings::craStandard),
                view(
                        "designatedSchemes",
                        "Certification schemes that may serve under the Cyber Resilience Act",
                        CRA.at("Art. 27(9)"),
                        state.designatedSchemes(),
                        scheme -> ListedEntry.of(scheme.scheme(), null)
                                .forCategories(scheme.categories())
                                .at(atLeast(scheme.leastLevel()))
                                .since(scheme.appliesFrom())),
                view(
                        "csaSchemes",
                        "European cybersecurity certification schemes",
                        CSA.at("Art. 49(7)"),
                        state.csaSchemes(),
                        LawListings::scheme),
                view(
                        "aiLimitations",
                        "Delegated acts that limit AI Act Article 15 for products of Annex I Section A",
                        AI_ACT.at("Art. 2(13)"),
                        state.aiLimitations(),
                        act -> ListedEntry.of(act.code(), act.title())
                                .forActs(act.acts())
                                .since(act.appliesFrom())),
                view(
                        "aiStandards",
                        "Harmonised standards cited under the AI Act",
                        AI_ACT.at("Art. 40"),
                        state.aiStandards(),
                        LawListings::aiStandard),
                view(
                        "aiSpecifications",
                        "Common specifications under the AI Act",
                        AI_ACT.at("Art. 41"),
                        state.aiSpecifications(),
                        LawListings::aiStandard));
    }

    private static <T> ListingView view(
            String name, String title, Citation citation, Listing<T> listing, Function<T, ListedEntry> entry) {
        return new ListingView(
                name,
                title,
                citation,
                listing.entries().stream().map(entry).toList(),
                listing.checked().source(),
                listing.checked().url(),
                listing.checked().on());
    }

    private static ListedEntry mandate(MandatoryCertification act) {
        return ListedEntry.of(act.act(), null)
                .forCategories(act.categories())
                .at(atLeast(act.level()))
                .since(act.appliesFrom())
                .remarking("Demands a certificate under " + act.scheme());
    }

    private static ListedEntry craStandard(CraStandard standard) {
        return ListedEntry.of(standard.reference(), standard.title())
                .forCategories(standard.categories())
                .since(standard.appliesFrom());
    }

    private static ListedEntry scheme(CertificationScheme scheme) {
        String selfAssessment = scheme.selfAssessment() ? "Allows self-assessment" : "Allows no self-assessment";
        String published = scheme.ojReference() == null
                ? "its references are not published in the Official Journal"
                : "its references are published in " + scheme.ojReference();
        return ListedEntry.of(scheme.name(), null)
                .at(scheme.levels())
                .since(scheme.publishedOn())
                .remarking(selfAssessment + "; " + published);
    }

    private static ListedEntry aiStandard(AiStandard standard) {
        String covers = standard.coversSection2()
                ? "Covers all of Chapter III Section 2"
                : "Covers a part of Chapter III Section 2";
        return ListedEntry.of(standard.reference(), standard.title())
                .since(standard.appliesFrom())
                .remarking(covers + (standard.restricted() ? ", cited with a restriction" : ", without a restriction"));
    }

    private static List<AssuranceLevel> atLeast(AssuranceLevel least) {
        return List.of(AssuranceLevel.values()).subList(least.ordinal(), AssuranceLevel.values().length);
    }
}
