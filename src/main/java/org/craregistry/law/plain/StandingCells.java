package org.craregistry.law.plain;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;
import org.craregistry.law.ElementStanding;
import org.craregistry.law.RequirementStanding;
import org.jspecify.annotations.Nullable;

/**
 * Standings in the notation of the example tables, such as {@code all but CRA-AI-P2-5;
 * CRA-AI-P1-2l=NOT_APPLICABLE (the operating system logs)}. Parts are separated by semicolons, and a later one
 * overrides. {@code all}, or codes without a value, are fulfilled or evidenced; those after {@code but} are not.
 */
final class StandingCells {

    private record Part(
            List<String> codes, String value, @Nullable String note) {}

    private StandingCells() {}

    static Map<AnnexIRequirement, RequirementStanding> requirements(String cell) {
        List<String> all = List.of(AnnexIRequirement.values()).stream()
                .map(AnnexIRequirement::code)
                .toList();
        Map<AnnexIRequirement, RequirementStanding> standings = new EnumMap<>(AnnexIRequirement.class);
        parts(cell, all, "FULFILLED", "NOT_FULFILLED")
                .forEach((code, part) -> standings.put(
                        known(code, AnnexIRequirement.find(code).orElse(null)),
                        new RequirementStanding(RequirementStanding.Value.valueOf(part.value()), part.note())));
        return standings;
    }

    static Map<Article15Element, ElementStanding> elements(String cell) {
        List<String> all = Article15Element.CYBERSECURITY.stream()
                .map(Article15Element::code)
                .toList();
        Map<Article15Element, ElementStanding> standings = new EnumMap<>(Article15Element.class);
        parts(cell, all, "EVIDENCED", "NOT_EVIDENCED")
                .forEach((code, part) -> standings.put(
                        known(code, Article15Element.find(code).orElse(null)),
                        new ElementStanding(ElementStanding.Value.valueOf(part.value()), part.note())));
        return standings;
    }

    private static <E> E known(String code, @Nullable E found) {
        if (found == null) {
            throw new IllegalArgumentException("\"" + code + "\" is no code of a requirement or an element.");
        }
        return found;
    }

    private static Map<String, Part> parts(String cell, List<String> all, String met, String unmet) {
        Map<String, Part> parts = new LinkedHashMap<>();
        if (cell.equals("none")) {
            return parts;
        }
        for (String text : cell.split(";")) {
            String[] butFor = text.strip().split("\\s+but\\s+", 2);
            Part part = part(butFor[0], all, met);
            part.codes().forEach(code -> parts.put(code, part));
            if (butFor.length == 2) {
                Part exception = part(butFor[1], all, unmet);
                exception.codes().forEach(code -> parts.put(code, exception));
            }
        }
        return parts;
    }

    /** Codes, then where given a value and a note in brackets. */
    private static Part part(String text, List<String> all, String otherwise) {
        int bracket = text.indexOf('(');
        String said = bracket < 0 ? text : text.substring(0, bracket);
        String note = bracket < 0 ? null : text.substring(bracket + 1, text.lastIndexOf(')'));
        String[] sides = said.strip().split("=", 2);
        List<String> codes = sides[0].strip().equals("all") ? all : CellWords.codes(sides[0], "\\s*,\\s*");
        return new Part(codes, sides.length < 2 ? otherwise : sides[1].strip(), note);
    }
}
