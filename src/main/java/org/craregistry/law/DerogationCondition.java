package org.craregistry.law;

/** A condition under which a system of AI Act Annex III is not high-risk (AI Act Article 6(3)). */
public enum DerogationCondition implements Choice {
    A("(a) Narrow procedural task"),
    B("(b) Improves a completed human activity"),
    C("(c) Detects decision patterns without replacing human assessment"),
    D("(d) Preparatory task");

    private final String label;

    DerogationCondition(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
