package org.craregistry.register.workbook;

/**
 * A sheet of a file.
 *
 * @param index the place in the file, from 0
 * @param name as people see it
 */
public record SheetInfo(int index, String name, boolean hidden) {}
