package org.craregistry.register;

import java.util.UUID;

/** An import has its plan and waits for somebody to apply it; published in the transaction in which the plan is complete. */
public record ImportPlanned(UUID portfolio, UUID imported, String fileName) {}
