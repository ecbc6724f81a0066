package org.craregistry.law;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.craregistry.law.plain.EvidenceWriter;
import org.craregistry.law.plain.Example;

/**
 * An edition of the rules, and by what it is known again: a fingerprint of each section of the law and of what comes out of each
 * example and of products made up by chance.
 *
 * @param parts the name of a part to its fingerprint; an example is named with a fingerprint of what goes into it
 */
record LawFingerprint(String edition, Map<String, String> parts) {

    static final String COMMAND = "./mvnw test -Dtest=EditionTests -Dedition.approve=true";

    private static final String EDITION = "edition ";
    private static final String BETWEEN = "  ";
    private static final int SHOWN = 5;
    private static final int BY_CHANCE = 2000;

    /** That of the rules as they are. */
    static LawFingerprint taken() {
        Map<String, String> parts = new LinkedHashMap<>();
        StringBuilder law = new StringBuilder();
        for (LawSection section : Law.sections()) {
            String text = text(section);
            parts.put(section.title(), print(text));
            law.append(text);
        }
        // It alone changes where a section comes or goes.
        parts.put("the law as a whole", print(law.toString()));
        for (String table : Examples.TABLES) {
            Examples.of(table).forEach(example -> {
                String name = "%s: %s (%s)".formatted(table, example.name(), print(told(example)));
                parts.put(name, print(outcome(example)));
            });
        }
        List<Example> byChance = byChance();
        String told = byChance.stream().map(LawFingerprint::told).collect(joining("\n"));
        String outcomes = byChance.stream().map(LawFingerprint::outcome).collect(joining("\n"));
        parts.put("products made up by chance (%s)".formatted(print(told)), print(outcomes));
        return new LawFingerprint(Law.EDITION, parts);
    }

    static LawFingerprint read(List<String> lines) {
        Map<String, String> parts = new LinkedHashMap<>();
        lines.stream().skip(1).map(line -> line.split(BETWEEN, 2)).forEach(line -> parts.put(line[1], line[0]));
        return new LawFingerprint(lines.get(0).substring(EDITION.length()), parts);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(EDITION + edition);
        parts.forEach((part, print) -> lines.add(print + BETWEEN + part));
        return lines;
    }

    /** What a person has to mend before this can be approved after the other; empty where nothing is wrong. */
    Optional<String> refusalAfter(LawFingerprint approved) {
        List<String> changed = parts.keySet().stream()
                .filter(approved.parts::containsKey)
                .filter(part -> !parts.get(part).equals(approved.parts.get(part)))
                .toList();
        if (!changed.isEmpty() && edition.equals(approved.edition)) {
            return Optional.of(
                    ("The law has changed and its edition has not: %s. Answers that are kept would stay as they were: raise"
                                    + " Law.EDITION above \"%s\", then write the new fingerprint with: %s")
                            .formatted(shown(changed), edition, COMMAND));
        }
        if (changed.isEmpty() && !edition.equals(approved.edition)) {
            return Optional.of(
                    ("Law.EDITION is \"%s\", and all is as approved for edition \"%s\": set it back, or, where the same"
                                    + " facts do get another answer, add an example that gets it; then write the new fingerprint with: %s")
                            .formatted(edition, approved.edition, COMMAND));
        }
        return Optional.empty();
    }

    private static String shown(List<String> changed) {
        String first = changed.stream().limit(SHOWN).collect(joining("; "));
        return changed.size() <= SHOWN ? first : "%s; and %d more".formatted(first, changed.size() - SHOWN);
    }

    private static String text(LawSection section) {
        StringBuilder text = new StringBuilder(section.title());
        for (Provision one : section.provisions()) {
            text.append('\n')
                    .append(one.citation())
                    .append(' ')
                    .append(one.citation().standing());
            text.append('\n').append(one).append('\n').append(one.condition().clause());
            text.append('\n').append(one.exceptions());
        }
        for (Ruling<?> ruling : section.rulings()) {
            text.append('\n').append(ruling.title()).append(ruling.isInOrder());
            ruling.rows()
                    .forEach(row -> text.append('\n').append(row.provision()).append(row.result()));
        }
        section.checklists()
                .forEach(list -> text.append('\n').append(list.title()).append(list.conditions()));
        return text.toString();
    }

    /** Products of which no table says what must come out: they notice where it changes. */
    private static List<Example> byChance() {
        Answers answers = new Answers(9);
        Filings filings = new Filings(9);
        return Stream.generate(() -> new Example(
                        "", answers.facts(answers.share()), filings.evidence(), answers.day(), "R4", Map.of()))
                .limit(BY_CHANCE)
                .toList();
    }

    /** What goes in: another line in a table, or other facts in one, are no other answer. */
    private static String told(Example example) {
        return example.facts() + "\n" + onFile(example.evidence()) + "\n" + example.asOf() + example.stateOfLaw();
    }

    /** In the plain form, where a field that is new and says nothing is not there. */
    private static String onFile(Evidence evidence) {
        List<Object> plain = new ArrayList<>(Arrays.asList(evidence.version(), evidence.classificationReasoned()));
        evidence.certificates().forEach(one -> plain.add(EvidenceWriter.plain(one)));
        evidence.declarations().forEach(one -> plain.add(EvidenceWriter.plain(one)));
        evidence.assessments().forEach(one -> plain.add(EvidenceWriter.plain(one)));
        evidence.requirements().forEach((code, standing) -> plain.add(EvidenceWriter.plain(code, standing)));
        evidence.elements().forEach((code, standing) -> plain.add(EvidenceWriter.plain(code, standing)));
        return plain.toString();
    }

    private static String outcome(Example example) {
        Determination determination = Examples.determination(example);
        return Outcome.of(determination) + "\n" + AnswerCells.all(determination) + "\n" + determination.holdsUntil();
    }

    private static String print(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
