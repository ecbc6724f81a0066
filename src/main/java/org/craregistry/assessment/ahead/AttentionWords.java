package org.craregistry.assessment.ahead;

import org.craregistry.assessment.AttentionKind;
import org.craregistry.law.Certificate;
import org.craregistry.law.CertificateKind;
import org.craregistry.law.ConformityAssessment;
import org.craregistry.law.Declaration;
import org.craregistry.law.Sentences;
import org.craregistry.portfolio.Filed;
import org.craregistry.portfolio.ProductView;
import org.craregistry.storage.StorableText;
import org.jspecify.annotations.Nullable;

/** Says what to do until when, so that whoever answers for a product understands it without the acts. */
final class AttentionWords {

    private static final int LONGEST = 200;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_RECORD = 45;
    private static final int LONGEST_EVENT = 110;

    private AttentionWords() {}

    /** Who, what to do and until when. A long name of a product is cut, so that the rest is whole. */
    static String summary(AttentionEntry entry) {
        String what = what(entry);
        return StorableText.beginning(who(entry), LONGEST - what.length() - 2) + ": " + what;
    }

    private static String who(AttentionEntry entry) {
        ProductView product = entry.product();
        if (product == null) {
            return entry.count() + " products";
        }
        String version = product.version().isEmpty() ? "" : " " + product.version();
        return "%s (%s%s)"
                .formatted(StorableText.beginning(product.name(), LONGEST_NAME), product.reference(), version);
    }

    private static String what(AttentionEntry entry) {
        String day = Sentences.day(entry.date());
        String record = StorableText.beginning(name(entry.record()), LONGEST_RECORD);
        return switch (entry.kind()) {
            case APPLIES -> "%s on %s. Be ready by then.".formatted(event(entry), day);
            case PUBLISHED -> "%s on %s. See what that changes.".formatted(event(entry), day);
            case PLACED_ON_MARKET ->
                "the first unit is placed on the market on %s. Check that nothing is missing before.".formatted(day);
            case MODIFIED -> "modified on %s. Check whether it has to be assessed and declared anew.".formatted(day);
            case SUPPORT_ENDS -> "support ends on %s. Tell the users before.".formatted(day);
            case BEGINS -> "%s begins to count on %s. Check that it still holds then.".formatted(record, day);
            case EXPIRES -> "renew %s by %s, its last day.".formatted(record, day);
            case WITHDRAWN -> "%s no longer counts from %s on. Find what takes its place.".formatted(record, day);
            case SUSPENDED -> "%s is suspended from %s on. Do not rely on it meanwhile.".formatted(record, day);
            case RESUMES -> "%s counts again from %s on. Check that it is no longer suspended.".formatted(record, day);
            case TURNS_STALE ->
                "the decision on how to meet AI Act Article 15 holds until %s. Renew what it rests on, or decide anew."
                        .formatted(day);
            case DUTY_ENDS -> duty(entry).formatted(day);
            case DUTY_DUE -> due(entry).formatted(day);
        };
    }

    private static String duty(AttentionEntry entry) {
        return entry.restsOn().equals("duties.documentsKeptUntil")
                ? "keep the documents of the first units until %s, those of later units longer."
                : "required support ends on %s for the first units, and later for units placed on the market later.";
    }

    private static String due(AttentionEntry entry) {
        return isOfTheAiAct(entry)
                ? "show by %s that AI Act Article 15 is met: the cybersecurity of the AI system."
                : "show conformity with the Cyber Resilience Act by %s. Complete what is missing.";
    }

    /** What several products have in common. What each of them lacks is its own. */
    static String sharedStatement(AttentionEntry entry) {
        if (entry.kind() != AttentionKind.DUTY_DUE) {
            return entry.statement();
        }
        return isOfTheAiAct(entry)
                ? "The cybersecurity of the AI systems has to be demonstrated"
                : "Conformity with the Cyber Resilience Act has to be demonstrated";
    }

    private static boolean isOfTheAiAct(AttentionEntry entry) {
        return entry.restsOn().startsWith("article15");
    }

    private static String event(AttentionEntry entry) {
        String event = StorableText.beginning(entry.statement(), LONGEST_EVENT);
        return event.startsWith("The ") ? "t" + event.substring(1) : event;
    }

    private static String name(@Nullable Filed<?> record) {
        Object piece = record == null ? null : record.content();
        if (piece instanceof Certificate certificate) {
            boolean isStatement = certificate.kind() == CertificateKind.STATEMENT_OF_CONFORMITY;
            String what = isStatement ? "statement of conformity" : "certificate";
            return numbered(what, certificate.number(), certificate.scheme());
        }
        if (piece instanceof ConformityAssessment assessment) {
            return numbered("conformity assessment", assessment.certificateNumber(), null);
        }
        return numbered("declaration of conformity", piece instanceof Declaration filed ? filed.number() : null, null);
    }

    private static String numbered(String what, @Nullable String number, @Nullable String scheme) {
        if (number != null && !number.isBlank()) {
            return what + " " + number.strip();
        }
        return "the " + what + (scheme == null || scheme.isBlank() ? "" : " under " + scheme.strip());
    }

    /** A sentence that is short enough to be read at once. */
    static String statement(String sentence) {
        return StorableText.beginning(sentence, LONGEST);
    }
}
