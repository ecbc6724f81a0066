package org.craregistry.portfolio;

import jakarta.persistence.AttributeConverter;
import java.util.List;
import org.craregistry.law.FindingCode;
import org.craregistry.law.Procedure;
import org.jspecify.annotations.Nullable;

/** Several names or codes as one text, each between commas, so that one of them can be looked for. */
final class NamesColumn {

    private NamesColumn() {}

    static String write(List<String> names) {
        return names.isEmpty() ? "" : "," + String.join(",", names) + ",";
    }

    static List<String> read(@Nullable String stored) {
        return stored == null || stored.length() < 2
                ? List.of()
                : List.of(stored.substring(1, stored.length() - 1).split(","));
    }

    /** The LIKE pattern that finds a name; none has a wildcard of LIKE in it but the underscore, which stands for itself too. */
    static String pattern(String name) {
        return "%," + name + ",%";
    }

    /** Texts as they are. */
    static final class OfTexts implements AttributeConverter<List<String>, String> {

        @Override
        public String convertToDatabaseColumn(List<String> names) {
            return write(names);
        }

        @Override
        public List<String> convertToEntityAttribute(String stored) {
            return read(stored);
        }
    }

    /** Findings by their codes. */
    static final class OfFindings implements AttributeConverter<List<FindingCode>, String> {

        @Override
        public String convertToDatabaseColumn(List<FindingCode> findings) {
            return write(findings.stream().map(Enum::name).toList());
        }

        @Override
        public List<FindingCode> convertToEntityAttribute(String stored) {
            return findings(stored);
        }
    }

    /** Findings as they are stored. */
    static List<FindingCode> findings(@Nullable String stored) {
        return read(stored).stream().map(FindingCode::valueOf).toList();
    }

    /** Procedures by their names. */
    static final class OfProcedures implements AttributeConverter<List<Procedure>, String> {

        @Override
        public String convertToDatabaseColumn(List<Procedure> procedures) {
            return write(procedures.stream().map(Enum::name).toList());
        }

        @Override
        public List<Procedure> convertToEntityAttribute(String stored) {
            return read(stored).stream().map(Procedure::valueOf).toList();
        }
    }
}
