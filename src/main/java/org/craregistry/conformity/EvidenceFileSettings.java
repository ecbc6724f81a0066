package org.craregistry.conformity;

import java.util.List;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much may be uploaded as evidence.
 *
 * @param largestFile the largest document that is accepted
 * @param mostPerRecord the most files, and the most addresses, of one record or standing, and of one kind of a product
 * @param mostPerProduct the most that is kept for one product in all
 */
@ConfigurationProperties("registry.evidence")
record EvidenceFileSettings(
        @DefaultValue("25MB") DataSize largestFile,
        @DefaultValue("20") int mostPerRecord,
        @DefaultValue("500MB") DataSize mostPerProduct) {

    /**
     * Refuses a file that there is no room for.
     *
     * @param stored the files of the product so far
     */
    void requireRoomFor(EvidenceFile file, List<EvidenceFile> stored) {
        requireRoomBeside((int) stored.stream().filter(file::isBeside).count());
        long kept = stored.stream().mapToLong(EvidenceFile::sizeInBytes).sum();
        if (kept + file.sizeInBytes() > mostPerProduct.toBytes()) {
            throw full(
                    "The documents of the product have %,d bytes already, and this one has %,d; at most %,d are kept. Remove some."
                            .formatted(kept, file.sizeInBytes(), mostPerProduct.toBytes()));
        }
    }

    /** Refuses a document where as many belong to the same already as are accepted. */
    void requireRoomBeside(int beside) {
        if (beside >= mostPerRecord) {
            throw full(
                    "There are %,d documents of this kind in this place already, the most that are accepted; remove some."
                            .formatted(beside));
        }
    }

    private static Refused full(String message) {
        return Refused.because(Code.NOT_POSSIBLE, "", message);
    }
}
