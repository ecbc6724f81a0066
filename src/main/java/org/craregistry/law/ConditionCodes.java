package org.craregistry.law;

/** The codes of those conditions that are treated apart outside of the law as well. */
public final class ConditionCodes {

    /** Of conformity with the CRA: the CRA covers the product as a manufacturer's. */
    public static final String CRA_COVERS = "SCOPE";

    /** Of conformity with the CRA: the CRA applies in full on the date. */
    public static final String CRA_APPLIES = "DATE";

    /** Of conformity with the CRA: a procedure is completed and valid. */
    public static final String PROCEDURE_COMPLETED = "PROCEDURE";

    /** Of conformity with the CRA as a route to AI Act Article 15: the CRA applies in full on the date. */
    public static final String ROUTE_APPLIES = "D2";

    /** Of conformity with the CRA as a route to AI Act Article 15: the risk assessment covers the threats to the AI system. */
    public static final String ROUTE_COVERS_AI_THREATS = "D8";

    /** Of conformity with the CRA as a route to AI Act Article 15: what was substantially modified is assessed anew. */
    public static final String ROUTE_COVERS_MODIFICATIONS = "D10";

    private ConditionCodes() {}
}
