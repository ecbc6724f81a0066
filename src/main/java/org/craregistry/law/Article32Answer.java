package org.craregistry.law;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the table of CRA Article 32 says, the AI Act left aside and whatever applies on the date.
 *
 * @param row {@code null} outside the scope and while it cannot be told
 * @param open the procedures that are open in every case which unanswered facts leave
 * @param thirdPartyScopeExcludes the requirements that a certificate covers and a third party need not assess again
 * @param grounds the provision of the row; none where it is not settled
 */
public record Article32Answer(
        @Nullable Article32Row row,
        List<Procedure> open,
        List<AnnexIRequirement> thirdPartyScopeExcludes,
        List<Provision> grounds) {

    public Article32Answer {
        open = List.copyOf(open);
        thirdPartyScopeExcludes = List.copyOf(thirdPartyScopeExcludes);
        grounds = List.copyOf(grounds);
    }
}
