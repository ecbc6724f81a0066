package org.craregistry.law;

/** Two facts whose answers cannot both be right, and the finding that says so. */
record Contradiction(Condition condition, Finding finding) {}
