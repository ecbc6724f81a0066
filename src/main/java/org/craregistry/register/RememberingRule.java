package org.craregistry.register;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.register.workbook.CellKind;

/** Reads equal cells once: in most columns few different cells come back again and again. */
final class RememberingRule implements CellRule {

    private static final int MOST = 2_000;

    private final CellRule rule;
    private final Map<CellKind, Map<String, CellReading>> known = new EnumMap<>(CellKind.class);

    RememberingRule(CellRule rule) {
        this.rule = rule;
    }

    @Override
    public CellReading read(CellKind kind, String text) {
        Map<String, CellReading> readings = known.computeIfAbsent(kind, any -> new HashMap<>());
        CellReading before = readings.get(text);
        if (before != null) {
            return before;
        }
        CellReading reading = rule.read(kind, text);
        if (readings.size() < MOST) {
            readings.put(text, reading);
        }
        return reading;
    }

    @Override
    public List<Problem> notes(Places where) {
        return rule.notes(where);
    }
}
