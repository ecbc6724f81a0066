package org.craregistry.register;

/**
 * A value that the cells of a column may have.
 *
 * @param code the code of the API
 * @param label the words for people
 * @param cell how exports and drop-downs write it
 */
public record AcceptedValue(String code, String label, String cell) {}
