package org.craregistry.register;

import java.util.List;

/** The sheet that says where an export comes from. */
final class AboutPage {

    static final List<Integer> WIDTHS = List.of(24, 90);

    private AboutPage() {}

    static List<List<String>> rows(Provenance provenance, int rows, String checksum) {
        return List.of(
                List.of("About this export"),
                List.of(),
                List.of("Portfolio", provenance.portfolio()),
                List.of("Filter", provenance.filter().isEmpty() ? "none: the whole portfolio" : provenance.filter()),
                List.of("Exported by", provenance.account()),
                List.of("Exported at", provenance.exportedAt().toString()),
                List.of("State of the law", provenance.stateOfTheLaw()),
                List.of("Products", Integer.toString(rows)),
                List.of("Format version", Integer.toString(RegisterColumns.FORMAT_VERSION)),
                List.of("Checksum", checksum),
                List.of(),
                List.of(
                        "Checksum",
                        "SHA-256 of the cells that are not computed, as the file had them when it was exported."),
                List.of("Shaded columns", "are computed, and ignored when the file is imported."),
                List.of(
                        "To import changes",
                        "change cells and import the file: an empty cell changes nothing, #CLEAR takes an answer back."));
    }
}
