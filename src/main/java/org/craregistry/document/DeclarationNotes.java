package org.craregistry.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.craregistry.law.Article15Route;
import org.craregistry.law.Determination;
import org.craregistry.law.LegalDate;
import org.craregistry.law.RouteAnswer;
import org.craregistry.law.Truth;

/** What whoever signs has to know beside what is missing and what stands in the way. */
final class DeclarationNotes {

    private DeclarationNotes() {}

    /** In sentences. */
    static List<String> of(Determination determination, LocalDate signedOn, DeclaredActs acts) {
        List<String> notes = new ArrayList<>();
        notes.add(
                acts.ai() == Truth.YES
                        ? "The registry does not follow the requirements of other acts on the product, and of the AI Act only the"
                                + " cybersecurity of Article 15: that these are fulfilled is not part of being ready."
                        : "The registry does not follow the requirements of other acts on the product: that these are fulfilled"
                                + " is not part of being ready.");
        if (WeighedDeclaration.placedOn(determination) == null) {
            notes.add(
                    "The day of placing on the market is not answered: acts that begin to apply after %s are not declared."
                            .formatted(Days.inWords(determination.asOf())));
        }
        if (isBeforeTheCra(determination, signedOn)) {
            notes.add(
                    ("The Cyber Resilience Act applies in full from %s. Art. 13(12) sets an order, not an earliest day: the"
                                    + " declaration may be drawn up before.")
                            .formatted(Days.inWords(
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
