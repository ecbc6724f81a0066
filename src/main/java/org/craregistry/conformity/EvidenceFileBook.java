package org.craregistry.conformity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.craregistry.audit.Origin;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.portfolio.ProductEvidence;
import org.craregistry.portfolio.Refiling;
import org.craregistry.security.MayCall.Who;
import org.craregistry.storage.Ids;
import org.craregistry.storage.TemporaryFile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Keeps documents, files and addresses alike, on behalf of the caller. Each is kept in the one transaction that {@link ProductEvidence}
 * opens: who comes later sees what the one before did, and limits hold.
 */
@Service
class EvidenceFileBook {

    private final ProductEvidence evidence;
    private final EvidenceFiles files;
    private final EvidenceAddresses addresses;
    private final EvidenceFileSettings settings;
    private final EvidenceFileLog log;

    EvidenceFileBook(
            ProductEvidence evidence,
            EvidenceFiles files,
            EvidenceAddresses addresses,
            EvidenceFileSettings settings,
            EvidenceFileLog log) {
        this.evidence = evidence;
        this.files = files;
        this.addresses = addresses;
        this.settings = settings;
        this.log = log;
    }

    /**
     * A file as it came in.
     *
     * @param kind what it is of a product; {@code null} where it belongs to something else
     */
    record Upload(String fileName, @Nullable ProductDocumentKind kind, DocumentContent content, TemporaryFile bytes) {}

    /**
     * A document that is kept.
     *
     * @param before whether its holder had the same before; then nothing was changed
     */
    record Kept<D extends EvidenceDocument>(D document, boolean before) {}

    /** Keeps a document of one product. */
    private interface Keeping<D extends EvidenceDocument> {

        Kept<D> keep(Refiling refiling);
    }

    /**
     * Keeps a file.
     *
     * @throws Refused where the holder is not there for the caller, the role does not suffice, or there are too many
     */
    Kept<EvidenceFile> keep(DocumentHolder holder, Upload upload) {
        return keep(holder, null, refiling -> {
            Origin origin = refiling.origin();
            EvidenceFile file = new EvidenceFile(
                    Ids.next(),
                    holder.id(),
                    refiling.product(),
                    refiling.portfolio(),
                    upload.fileName(),
                    upload.kind(),
                    upload.content(),
                    upload.bytes().size(),
                    upload.bytes().sha256(),
                    origin.actor(),
                    origin.at());
            List<EvidenceFile> stored = files.ofProducts(List.of(refiling.product()));
            for (EvidenceFile known : stored) {
                if (file.isBeside(known) && known.sha256().equals(file.sha256())) {
                    return new Kept<>(known, true);
                }
            }
            settings.requireRoomFor(file, stored);
            add(file, origin, upload.bytes());
            return new Kept<>(file, false);
        });
    }

    /** Attaches an address; one that is there already stays as it is. @throws Refused as for a file */
    Kept<EvidenceAddress> attach(DocumentHolder holder, AttachedAddress attached) {
        return keep(holder, attached.reason(), refiling -> {
            Origin origin = refiling.origin();
            EvidenceAddress address = new EvidenceAddress(
                    Ids.next(),
                    holder.id(),
                    refiling.product(),
                    refiling.portfolio(),
                    attached.url(),
                    attached.title(),
                    attached.kind(),
                    origin.actor(),
                    origin.at());
            List<EvidenceAddress> beside = addresses.ofProducts(List.of(refiling.product())).stream()
                    .filter(address::isBeside)
                    .toList();
            for (EvidenceAddress known : beside) {
                if (known.url().equals(address.url())) {
                    return new Kept<>(known, true);
                }
            }
            settings.requireRoomBeside(beside.size());
            addresses.add(address, origin.account());
            return new Kept<>(address, false);
        });
    }

    private <D extends EvidenceDocument> Kept<D> keep(
            DocumentHolder holder, @Nullable String reason, Keeping<D> keeping) {
        AtomicReference<@Nullable Kept<D>> result = new AtomicReference<>();
        evidence.change(holder.product(), "to", Who.EDITOR, reason, refiling -> {
            if (!holder.isOnFile(refiling.evidence())) {
                throw Refused.because(Code.NOT_FOUND, "to", "The record was taken off file meanwhile.");
            }
            Kept<D> kept = keeping.keep(refiling);
            result.set(kept);
            if (!kept.before()) {
                log.kept(refiling, kept.document());
            }
        });
        return Objects.requireNonNull(result.get());
    }

    private void add(EvidenceFile file, Origin origin, TemporaryFile content) {
        try {
            files.add(file, origin.account(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
