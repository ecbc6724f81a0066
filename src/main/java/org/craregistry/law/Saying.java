package org.craregistry.law;

/**
 * What is told of something that holds, does not hold or cannot be told: each a sentence of its own, so that no denial is put
 * before another one.
 */
record Saying(String yes, String no, String unknown) {

    static Saying of(String yes, String no) {
        return new Saying(yes, no, Sentences.unknown(Sentences.clause(yes)));
    }

    /** Of a condition whose words are a clause. */
    static Saying ofClause(String clause, String no) {
        return new Saying(Sentences.of(clause), no, Sentences.unknown(clause));
    }

    String of(Truth truth) {
        return switch (truth) {
            case YES -> yes;
            case NO -> no;
            case UNKNOWN -> unknown;
        };
    }
}
