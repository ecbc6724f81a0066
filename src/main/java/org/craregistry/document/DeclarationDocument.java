package org.craregistry.document;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.craregistry.document.DeclarationLine.ByHand;
import org.craregistry.document.DeclarationLine.Missing;
import org.craregistry.document.DeclarationLine.Said;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;
import org.craregistry.law.Citation;
import org.craregistry.law.Law;
import org.craregistry.law.Sentences;
import org.craregistry.law.Truth;

/**
 * Writes the draft of a declaration as a Word document: the declaration as it would be signed, blanks as lines to write on, and on
 * a page of its own what has to be done before.
 */
final class DeclarationDocument {

    private static final String TITLE = "EU declaration of conformity";
    private static final int SIGNATURE_ITEM = 8;
    private static final int LONGEST_LABEL = 60;
    private static final int MOST_OPEN = 12;

    private final DeclarationDraft draft;
    private final WordDocument word;

    private DeclarationDocument(DeclarationDraft draft, WordDocument word) {
        this.draft = draft;
        this.word = word;
    }

    /**
     * Writes a draft.
     *
     * @throws IOException where the stream fails
     */
    static void write(DeclarationDraft draft, OutputStream out) throws IOException {
        try (WordDocument word = new WordDocument()) {
            DeclarationDocument document = new DeclarationDocument(draft, word);
            document.head();
            draft.items().forEach(document::item);
            document.checkList();
            word.write(out);
        }
    }

    private void head() {
        String day = Sentences.day(draft.asOf());
        String label = shortened(draft.label());
        word.describe(
                "%s (draft): %s".formatted(TITLE, label),
                "Draft as of %s, state of the law %s"
                        .formatted(day, draft.stateOfLaw().id()),
                draft.asOf().atStartOfDay().toInstant(ZoneOffset.UTC));
        word.frame("DraftHeader", "DRAFT, not signed  ·  %s  ·  %s".formatted(TITLE, label));
        word.text("DeclarationTitle", TITLE);
        word.text(
                "DeclarationBasis",
                "under Article 28 and Annex V of Regulation (EU) 2024/2847 (Cyber Resilience Act)"
                        + (draft.underAiAct() ? " and Article 47 of Regulation (EU) 2024/1689 (AI Act)" : ""));
        word.text(
                "Warning",
                "Draft as of %s, state of the law %s, edition %s of the rules of the CRA Registry. Weighed for %s: %s. It declares nothing until it is signed. %s"
                        .formatted(
                                day,
                                draft.stateOfLaw().id(),
                                Law.EDITION,
                                Sentences.day(draft.weighedFor()),
                                draft.weighedFor().isAfter(draft.asOf())
                                        ? "the day of placing on the market"
                                        : "the day it would be signed on",
                                standing()));
    }

    private String standing() {
        long blanks =
                draft.items().stream().mapToLong(item -> item.blanks().size()).sum();
        if (draft.ready()) {
            return "Nothing is missing but what is written by hand.";
        }
        return "Missing: %d; unmet demands of the law: %d; see the signature."
                .formatted(blanks, draft.obstacles().size());
    }

    private void item(DeclarationItem item) {
        if (item.number() == SIGNATURE_ITEM) {
            word.together(() -> print(item));
        } else {
            print(item);
        }
    }

    private void print(DeclarationItem item) {
        word.heading(
                "ItemHeading",
                "%d.  %s".formatted(item.number(), item.title()),
                item.citation().place() + standing(item.citation()));
        if (item.number() == SIGNATURE_ITEM) {
            warn();
        }
        for (DeclarationLine line : item.lines()) {
            if (line instanceof Said said) {
                say(said);
            } else if (line instanceof Missing missing) {
                word.blank("BlankWithNote", missing.label());
                word.text("MissingNote", missing.missing());
            } else if (line instanceof ByHand byHand) {
                leave(byHand, item.number() == SIGNATURE_ITEM);
            }
        }
    }

    /** On the page of the signature, so that nobody signs by leaving a page away. */
    private void warn() {
        List<String> open = draft.open();
        if (open.isEmpty()) {
            return;
        }
        word.text("OpenNote", "Not to be signed yet:");
        open.stream().limit(MOST_OPEN).forEach(sentence -> word.text("OpenNote", sentence));
        if (open.size() > MOST_OPEN) {
            word.text("OpenNote", "And %d more, on the last page.".formatted(open.size() - MOST_OPEN));
        }
    }

    private void say(Said said) {
        if (said.label().isEmpty()) {
            word.text("Statement", said.text());
        } else {
            word.field("Field", said.label(), said.text());
        }
    }

    private void leave(ByHand byHand, boolean isForTheSignature) {
        if (byHand.note().isEmpty()) {
            word.blank(isForTheSignature ? "SignatureBlank" : "Blank", byHand.label());
        } else {
            word.blank("BlankWithNote", byHand.label());
            word.text("FieldNote", byHand.note());
        }
    }

    /** Not part of the declaration: what has to be done before it is signed. */
    private void checkList() {
        word.newPage();
        word.text("DeclarationTitle", "Before it is signed");
        word.text("DeclarationBasis", "This page is no part of the declaration. Remove it when everything is done.");
        if (!draft.obstacles().isEmpty()) {
            word.heading("ItemHeading", "What the law demands first", "Cyber Resilience Act, Art. 13(12)");
            draft.obstacles().forEach(obstacle -> check(told(obstacle)));
        }
        List<String> missing = lines(Missing.class, Missing::missing);
        if (!missing.isEmpty()) {
            word.heading("ItemHeading", "What is missing", "");
            missing.forEach(this::check);
        }
        word.heading("ItemHeading", "What is written by hand", "");
        lines(ByHand.class, blank -> blank.label()).forEach(this::check);
        word.heading("ItemHeading", "What to know", "");
        draft.notes().forEach(this::check);
        word.heading("ItemHeading", "What the signature means", "Cyber Resilience Act, Art. 28, 13(13)");
        check("By it the manufacturer assumes responsibility for the conformity of the product (Art. 28(4)).");
        check("It is kept up to date and put into the languages that the Member State asks for.");
        check("It is kept for ten years after placing on the market or for the support period, whichever is longer.");
        if (draft.underAiAct()) {
            check("As a declaration under the AI Act it is machine readable and kept for ten years (AI Act, Art. 47).");
        }
    }

    private <L extends DeclarationLine> List<String> lines(Class<L> kind, Function<L, String> words) {
        List<String> found = new ArrayList<>();
        for (DeclarationItem item : draft.items()) {
            item.lines().stream()
                    .filter(kind::isInstance)
                    .map(line -> "Point %d: %s".formatted(item.number(), words.apply(kind.cast(line))))
                    .forEach(found::add);
        }
        return found;
    }

    private void check(String words) {
        word.field("CheckListItem", "☐", words);
    }

    private static String told(DeclarationObstacle obstacle) {
        String truth = obstacle.truth() == Truth.NO ? "Not met" : "Cannot be told yet";
        String met =
                "%s: %s %s (%s)".formatted(truth, obstacle.statement(), obstacle.because(), place(obstacle.citation()));
        return obstacle.missingCodes().isEmpty()
                ? met
                : met + " Missing: "
                        + obstacle.missingCodes().stream()
                                .map(DeclarationDocument::title)
                                .collect(Collectors.joining(", "))
                        + ".";
    }

    /** What people read for the code of a requirement or an element; an item of the declaration is told as it is. */
    private static String title(String code) {
        return AnnexIRequirement.find(code)
                .map(AnnexIRequirement::title)
                .or(() -> Article15Element.find(code).map(Article15Element::title))
                .orElse(code);
    }

    private static String place(Citation citation) {
        return citation.act().title() + ", " + citation.place() + standing(citation);
    }

    private static String standing(Citation citation) {
        return switch (citation.standing()) {
            case TEXT -> "";
            case GUIDANCE -> ", guidance";
            case OUR_READING -> ", our reading";
        };
    }

    private static String shortened(String label) {
        return label.codePointCount(0, label.length()) <= LONGEST_LABEL
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LONGEST_LABEL)) + "…";
    }
}
