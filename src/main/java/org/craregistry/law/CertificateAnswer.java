package org.craregistry.law;

import java.util.List;

/**
 * How far one certificate or statement of conformity carries the route of AI Act Article 42(2).
 *
 * @param index its place in the evidence, from 0
 */
public record CertificateAnswer(
        int index, Certificate certificate, RouteStatus status, List<ConditionAnswer> conditions) {

    /** What is worth knowing beside the conditions: who may issue a certificate of which level. */
    public List<Provision> notes() {
        return List.of(CsaCertificates.ISSUERS_DEPEND_ON_THE_LEVEL);
    }

    public CertificateAnswer {
        conditions = List.copyOf(conditions);
    }
}
