package org.craregistry.law;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A piece of evidence by where it stands in what is on file.
 *
 * @param list the name of its list in the API: {@code certificates}, {@code declarations} or {@code assessments}
 * @param index its place in the list, from 0
 */
public record PieceOfEvidence(String list, int index) {

    /** As {@link EvidenceList#path} writes it, with or without a field after it. */
    private static final Pattern PATH = Pattern.compile("evidence\\.(\\w+)\\[(\\d+)](\\..*)?");

    /** The piece that a path leads to or into; none where it leads elsewhere. */
    static Stream<PieceOfEvidence> at(String path) {
        Matcher found = PATH.matcher(path);
        return found.matches()
                ? Stream.of(new PieceOfEvidence(found.group(1), Integer.parseInt(found.group(2))))
                : Stream.empty();
    }
}
