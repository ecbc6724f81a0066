package org.craregistry.register.workbook;

/** The sentences with which files are refused. */
final class FileRefusals {

    private static final String SAVE_AS_XLSX =
            "Open it in your spreadsheet program, save it as Excel workbook (.xlsx) or as CSV, and send that.";

    private FileRefusals() {}

    static UnreadableRegister empty(String name) {
        return new UnreadableRegister("EMPTY_FILE", "\"%s\" is empty (0 bytes). Send the file again.".formatted(name));
    }

    static UnreadableRegister tooManyBytes(String name, long bytes, long accepted) {
        return new UnreadableRegister(
                "TOO_MANY_BYTES",
                "\"%s\" has %,d bytes; accepted are %,d. Split it into several files."
                        .formatted(name, bytes, accepted));
    }

    static UnreadableRegister oldExcel(String name) {
        return new UnreadableRegister(
                "OLD_EXCEL", "\"%s\" is a workbook of Excel 97-2003 (.xls). %s".formatted(name, SAVE_AS_XLSX));
    }

    static UnreadableRegister encrypted(String name) {
        return new UnreadableRegister(
                "ENCRYPTED",
                "\"%s\" is protected with a password. Open it, remove the password (File, Info, Protect workbook) and send it again."
                        .formatted(name));
    }

    static UnreadableRegister rightsManaged(String name) {
        return new UnreadableRegister(
                "RIGHTS_MANAGED",
                "\"%s\" is protected by rights management or a sensitivity label. Remove the protection and send it again."
                        .formatted(name));
    }

    static UnreadableRegister binaryWorkbook(String name) {
        return new UnreadableRegister(
                "BINARY_WORKBOOK", "\"%s\" is a binary workbook (.xlsb). %s".formatted(name, SAVE_AS_XLSX));
    }

    static UnreadableRegister macros(String name) {
        return new UnreadableRegister(
                "MACROS", "\"%s\" contains macros (.xlsm), which are not accepted. %s".formatted(name, SAVE_AS_XLSX));
    }

    static UnreadableRegister openDocument(String name) {
        return new UnreadableRegister(
                "OPEN_DOCUMENT", "\"%s\" is an OpenDocument file (.ods or .fods). %s".formatted(name, SAVE_AS_XLSX));
    }

    static UnreadableRegister strict(String name) {
        return new UnreadableRegister(
                "STRICT_WORKBOOK",
                "\"%s\" is a Strict Open XML workbook. Save it as plain Excel workbook (.xlsx) and send that."
                        .formatted(name));
    }

    static UnreadableRegister notASpreadsheet(String name, String what) {
        return new UnreadableRegister(
                "NOT_A_SPREADSHEET",
                "\"%s\" is %s, not a spreadsheet. Send an Excel workbook (.xlsx) or a CSV file.".formatted(name, what));
    }

    static UnreadableRegister webPage(String name) {
        return new UnreadableRegister(
                "WEB_PAGE",
                "\"%s\" is a web page (HTML) with a table, which some systems export under the name of a workbook. %s"
                        .formatted(name, SAVE_AS_XLSX));
    }

    static UnreadableRegister xmlSpreadsheet(String name) {
        return new UnreadableRegister(
                "XML_SPREADSHEET",
                "\"%s\" is an XML spreadsheet of Excel 2003, which some systems export under the name of a workbook. %s"
                        .formatted(name, SAVE_AS_XLSX));
    }

    static UnreadableRegister textNamedWorkbook(String name) {
        return new UnreadableRegister(
                "TEXT_NAMED_WORKBOOK",
                "\"%s\" is named a workbook but is a plain text file. If it is CSV, name it .csv and send it again."
                        .formatted(name));
    }

    static UnreadableRegister damaged(String name, String detail) {
        return new UnreadableRegister(
                "DAMAGED",
                "\"%s\" is damaged or cut off (%s). Open it in your spreadsheet program, save it anew and send that."
                        .formatted(name, detail));
    }

    static UnreadableRegister zipBomb(String name) {
        return new UnreadableRegister(
                "ZIP_BOMB",
                "\"%s\" unpacks to far more than a register needs and was not read. Copy the cells into a new workbook and send that."
                        .formatted(name));
    }

    static UnreadableRegister doctype(String name) {
        return new UnreadableRegister(
                "XML_DOCTYPE",
                "\"%s\" contains an XML document type declaration, which no spreadsheet program writes and which is not accepted. %s"
                        .formatted(name, SAVE_AS_XLSX));
    }

    static UnreadableRegister tooManyRows(String name, int accepted) {
        return new UnreadableRegister(
                "TOO_MANY_ROWS",
                "\"%s\" has more than %,d rows that hold something. Split it into several files."
                        .formatted(name, accepted));
    }

    static UnreadableRegister tooManyColumns(String name, String cell, int accepted) {
        return new UnreadableRegister(
                "TOO_MANY_COLUMNS",
                "\"%s\" has a cell at %s; accepted are %,d columns. Delete the columns that are not needed."
                        .formatted(name, cell, accepted));
    }

    static UnreadableRegister cellTooLong(String name, String cell, int accepted) {
        return new UnreadableRegister(
                "CELL_TOO_LONG",
                "\"%s\" has more than %,d characters in or near the cell %s. Shorten the text."
                        .formatted(name, accepted, cell));
    }

    static UnreadableRegister tooMuchText(String name) {
        return new UnreadableRegister(
                "TOO_MUCH_TEXT",
                "\"%s\" holds more different texts than can be read at once. Split it into several files, or save it as CSV."
                        .formatted(name));
    }
}
