package org.craregistry.register.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.register.Problem;
import org.craregistry.register.ReadSettings;
import org.craregistry.register.RegisterHeader;
import org.craregistry.storage.JsonColumn;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** The parts of a plan that are kept as JSON. */
final class PlanJson {

    private static final String NOTHING = "[]";
    private static final TypeReference<List<RegisterHeader>> HEADERS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> MAPPING = new TypeReference<>() {};
    private static final TypeReference<List<ProblemGroups.Group>> GROUPS = new TypeReference<>() {};
    private static final TypeReference<ReadSettings> SETTINGS = new TypeReference<>() {};
    private static final TypeReference<Map<String, @Nullable Object>> TOLD = new TypeReference<>() {};
    private static final TypeReference<List<FieldChange>> CHANGES = new TypeReference<>() {};
    private static final TypeReference<List<Map<String, @Nullable String>>> TEXTS = new TypeReference<>() {};

    private static final TypeReference<List<ImportTurn>> TURNS = new TypeReference<>() {};
    private static final TypeReference<List<PlannedEvidence>> EVIDENCE = new TypeReference<>() {};

    private PlanJson() {}

    static List<ImportTurn> turns(@Nullable String json) {
        return json == null ? List.of() : JsonColumn.read(json, TURNS);
    }

    static List<PlannedEvidence> evidence(@Nullable String json) {
        return json == null ? List.of() : JsonColumn.read(json, EVIDENCE);
    }

    static String write(Object plain) {
        return JsonColumn.write(plain);
    }

    static List<RegisterHeader> headers(String json) {
        return JsonColumn.read(json, HEADERS);
    }

    static Map<String, String> mapping(String json) {
        return JsonColumn.read(json, MAPPING);
    }

    static List<ProblemGroups.Group> groups(String json) {
        return JsonColumn.read(json, GROUPS);
    }

    static ReadSettings settings(String json) {
        return JsonColumn.read(json, SETTINGS);
    }

    static Map<String, @Nullable Object> told(String json) {
        return JsonColumn.read(json, TOLD);
    }

    static String problems(List<Problem> problems) {
        return problems.isEmpty() ? NOTHING : JsonColumn.write(plain(problems));
    }

    static List<Problem> problems(String json) {
        return json.equals(NOTHING) ? List.of() : ofPlain(JsonColumn.read(json, TEXTS));
    }

    /** Problems as maps of texts. */
    static List<Map<String, @Nullable String>> plain(List<Problem> problems) {
        return problems.stream().map(PlanJson::plain).toList();
    }

    /** Reads back what {@link #plain(List)} gives. */
    static List<Problem> ofPlain(List<Map<String, @Nullable String>> plain) {
        return plain.stream().map(PlanJson::problem).toList();
    }

    static List<FieldChange> changes(String json) {
        return json.equals(NOTHING) ? List.of() : JsonColumn.read(json, CHANGES);
    }

    private static Map<String, @Nullable String> plain(Problem problem) {
        Map<String, @Nullable String> plain = new LinkedHashMap<>();
        plain.put("severity", problem.severity().name());
        plain.put("code", problem.code());
        plain.put("sheet", problem.sheet());
        plain.put("cell", problem.cell());
        plain.put("column", problem.column());
        plain.put("met", problem.met());
        plain.put("message", problem.message());
        return plain;
    }

    private static Problem problem(Map<String, @Nullable String> plain) {
        return new Problem(
                Problem.Severity.valueOf(text(plain, "severity")),
                text(plain, "code"),
                text(plain, "sheet"),
                plain.get("cell"),
                plain.get("column"),
                plain.get("met"),
                text(plain, "message"));
    }

    private static String text(Map<String, @Nullable String> plain, String name) {
        return String.valueOf(plain.get(name));
    }
}
