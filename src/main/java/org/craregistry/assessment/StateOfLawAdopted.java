package org.craregistry.assessment;

import java.util.UUID;

/** A state of the law was put in force; published in the transaction that does it. */
public record StateOfLawAdopted(UUID id, String code, String title) {}
