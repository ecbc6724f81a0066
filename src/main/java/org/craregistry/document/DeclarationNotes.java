package org.craregistry.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.craregistry.law.Article15Route;
import org.craregistry.law.Determination;
import org.craregistry.law.LegalDate;
import org.craregistry.law.RouteAnswer;
import org.craregistry.law.Sentences;
import org.craregistry.law.Truth;

/** What whoever signs has to know beside what is missing and what stands in the way. */
final class DeclarationNotes {

    private DeclarationNotes() {}

    /** In sentences. */
    static List<String> of(Determination determination, LocalDate signedOn, DeclaredActs acts) {
        List<String> notes = new ArrayList<>();
        notes.add(
                acts.ai() == Truth.YES
                        ? "Of the AI Act the registry checks only the cybersecurity of Article 15, and beside the CRA no other act on the"
                                + " product. Check these before signing."
                        : "The registry does not check the requirements of other acts on the product. Check them before"
                                + " signing.");
        if (WeighedDeclaration.placedOn(determination) == null) {
            notes.add(
                    "The day of placing on the market is not answered: acts that begin to apply after %s are not declared."
                            .formatted(Sentences.day(determination.asOf())));
        }
        if (isBeforeTheCra(determination, signedOn)) {
            notes.add(
                    "The Cyber Resilience Act applies in full from %s. The declaration may be drawn up before (Art. 13(12))."
                            .formatted(Sentences.day(
                                    determination.stateOfLaw().dateOf(LegalDate.CRA_GENERAL_APPLICATION))));
        }
        RouteAnswer route = acts.route();
        if (route != null && !acts.isDecided()) {
            notes.add("Nobody has decided which route to Article 15 of the AI Act is relied on. The draft takes %s."
                    .formatted(words(route.route())));
        }
        return notes;
    }

    static boolean isBeforeTheCra(Determination determination, LocalDate day) {
        return day.isBefore(determination.stateOfLaw().dateOf(LegalDate.CRA_GENERAL_APPLICATION));
    }

    private static String words(Article15Route route) {
        return switch (route) {
            case CRA_CONFORMITY -> "conformity with the Cyber Resilience Act (Art. 12(1) of that act)";
            case CYBERSECURITY_ACT_CERTIFICATION -> "certification (AI Act Art. 42(2))";
            case DIRECT_EVIDENCE -> "evidence of its own (AI Act Art. 15)";
        };
    }
}
