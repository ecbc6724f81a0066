package org.craregistry.conformity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.craregistry.audit.Change.Action;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.Change.Subject;
import org.craregistry.audit.ChangeLog;
import org.craregistry.audit.Origin;
import org.craregistry.audit.StatedReason;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.portfolio.ProductEvidence;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.portfolio.Refiling;
import org.craregistry.security.CurrentCaller;
import org.craregistry.security.MayCall.Who;
import org.craregistry.storage.Ids;
import org.craregistry.storage.TemporaryFile;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Keeps and removes documents, files and addresses alike, on behalf of the caller, with the entries in the change log. Each runs in the
 * one transaction that {@link ProductEvidence} opens: who comes later sees what the one before did, and limits hold.
 */
@Service
class EvidenceFileBook {

    private final ProductEvidence evidence;
    private final ProductQueries products;
    private final EvidenceFiles files;
    private final EvidenceAddresses addresses;
    private final EvidenceFileSettings settings;
    private final ChangeLog changeLog;
    private final CurrentCaller caller;
    private final Clock clock;

    EvidenceFileBook(
            ProductEvidence evidence,
            ProductQueries products,
            EvidenceFiles files,
            EvidenceAddresses addresses,
            EvidenceFileSettings settings,
            ChangeLog changeLog,
            CurrentCaller caller,
            Clock clock) {
        this.evidence = evidence;
        this.products = products;
        this.files = files;
        this.addresses = addresses;
        this.settings = settings;
        this.changeLog = changeLog;
        this.caller = caller;
        this.clock = clock;
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

        Kept<D> keep(Refiling refiling, Origin origin);
    }

    /**
     * Keeps a file.
     *
     * @throws Refused where the holder is not there for the caller, the role does not suffice, or there are too many
     */
    Kept<EvidenceFile> keep(DocumentHolder holder, Upload upload) {
        return keep(holder, null, (refiling, origin) -> {
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
        return keep(holder, attached.reason(), (refiling, origin) -> {
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
        Origin origin = origin();
        AtomicReference<@Nullable Kept<D>> result = new AtomicReference<>();
        evidence.change(List.of(holder.product()), Who.EDITOR, reason, refiling -> {
            if (!holder.isOnFile(refiling.evidence())) {
                throw Refused.because(Code.NOT_FOUND, "", "The record was taken off file meanwhile.");
            }
            Kept<D> kept = keeping.keep(refiling, origin);
            result.set(kept);
            if (!kept.before()) {
                log(refiling, kept.document(), Action.CREATED);
            }
        });
        return Objects.requireNonNull(result.get());
    }

    /**
     * Deletes the content of a file, or an address, also of evidence that was taken off file, and returns the product it was kept
     * for. What it was stays on record.
     */
    UUID remove(UUID id, String stated) {
        String reason = StatedReason.required(stated);
        EvidenceDocument document = find(id);
        if (products.find(List.of(document.productId())).isEmpty()) {
            throw absent();
        }
        Origin origin = origin();
        evidence.change(List.of(document.productId()), Who.EDITOR, reason, refiling -> {
            boolean removed = document instanceof EvidenceFile
                    ? files.remove(id, origin, reason)
                    : addresses.remove(id, origin, reason);
            if (!removed) {
                throw absent();
            }
            log(refiling, document, Action.REMOVED);
        });
        return document.productId();
    }

    private EvidenceDocument find(UUID id) {
        List<UUID> one = List.of(id);
        return files.find(one).stream()
                .<EvidenceDocument>map(file -> file)
                .findFirst()
                .or(() -> addresses.find(one).stream().findFirst())
                .orElseThrow(EvidenceFileBook::absent);
    }

    /** The entry of the document itself, and of the standing that rests on one document more or less. */
    private void log(Refiling refiling, EvidenceDocument document, Action action) {
        boolean added = action == Action.CREATED;
        List<FieldChange> fields = added
                ? FieldChange.between(Map.of(), document.plain())
                : FieldChange.between(document.plain(), Map.of());
        Subject subject = document instanceof EvidenceFile ? Subject.EVIDENCE_FILE : Subject.EVIDENCE_ADDRESS;
        String label = document.holder().label(document.label(), refiling.evidence());
        changeLog.record(refiling.changeBeside(subject, document.documentId(), label, action, fields));
        document.holder().standing().ifPresent(standing -> refiling.countDocuments(standing.code(), added ? 1 : -1));
    }

    private void add(EvidenceFile file, Origin origin, TemporaryFile content) {
        try {
            files.add(file, origin.account(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Origin origin() {
        return caller.get().origin(UtcTime.of(UtcTime.column(clock.instant())));
    }

    static Refused absent() {
        return Refused.because(
                Code.NOT_FOUND,
                "id",
                "There is no document with this id that you may see. Use the id or the path of a document as the API returned it.");
    }
}
