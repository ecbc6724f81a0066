package org.craregistry.portfolio;

/** Products were written with their answers of today alone; published just before the transaction that writes them commits. */
public record LaterDaysLeft() {}
