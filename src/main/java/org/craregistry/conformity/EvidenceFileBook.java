package org.craregistry.conformity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.Action;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.Change.Subject;
import org.craregistry.audit.ChangeLog;
import org.craregistry.audit.Origin;
import org.craregistry.audit.StatedReason;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.portfolio.EvidenceKind;
import org.craregistry.portfolio.Filed;
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
 * Keeps and removes documents on behalf of the caller, with the entries in the change log. Each runs in the one transaction that
 * {@link ProductEvidence} opens: who comes later sees what the one before did, and limits hold.
 */
@Service
class EvidenceFileBook {

    private final ProductEvidence evidence;
    private final ProductQueries products;
    private final EvidenceFiles files;
    private final EvidenceFileSettings settings;
    private final ChangeLog changeLog;
    private final CurrentCaller caller;
    private final Clock clock;

    EvidenceFileBook(
            ProductEvidence evidence,
            ProductQueries products,
            EvidenceFiles files,
            EvidenceFileSettings settings,
            ChangeLog changeLog,
            CurrentCaller caller,
            Clock clock) {
        this.evidence = evidence;
        this.products = products;
        this.files = files;
        this.settings = settings;
        this.changeLog = changeLog;
        this.caller = caller;
        this.clock = clock;
    }

    /** A document as it came in. */
    record Document(String fileName, DocumentKind kind, TemporaryFile content) {}

    /**
     * A document that is kept.
     *
     * @param before whether the piece of evidence had the same bytes before; then nothing was changed
     */
    record Kept(EvidenceFile file, boolean before) {}

    /**
     * Keeps a document of a piece of evidence of a product.
     *
     * @throws Refused where the evidence is not on file for the caller, the role does not suffice, or there are too many
     */
    Kept keep(EvidenceKind kind, UUID product, UUID record, Document document) {
        Origin origin = origin();
        AtomicReference<@Nullable Kept> kept = new AtomicReference<>();
        evidence.change(
                product, Who.EDITOR, null, refiling -> kept.set(keep(refiling, kind, record, document, origin)));
        return Objects.requireNonNull(kept.get());
    }

    private Kept keep(Refiling refiling, EvidenceKind kind, UUID record, Document document, Origin origin) {
        Filed<?> filed = refiling.evidence().find(kind, record).orElseThrow(() -> EvidenceBook.absent(kind));
        List<EvidenceFile> stored = files.ofProducts(List.of(refiling.product()));
        List<EvidenceFile> beside =
                stored.stream().filter(file -> file.recordId().equals(record)).toList();
        for (EvidenceFile file : beside) {
            if (file.sha256().equals(document.content().sha256())) {
                return new Kept(file, true);
            }
        }
        requireRoom(stored, beside, document.content().size());
        UUID id = Ids.next();
        String label = document.fileName() + " of " + kind.label(filed.content());
        EvidenceFile file = new EvidenceFile(
                id,
                record,
                refiling.product(),
                refiling.portfolio(),
                document.fileName(),
                document.kind().mediaType(),
                document.content().size(),
                document.content().sha256(),
                origin.actor(),
                origin.at());
        add(file, origin, document.content());
        Map<String, Object> now = plain(file);
        changeLog.record(refiling.changeBeside(
                Subject.EVIDENCE_FILE, id, label, Action.CREATED, FieldChange.between(Map.of(), now)));
        return new Kept(file, false);
    }

    private void add(EvidenceFile file, Origin origin, TemporaryFile content) {
        try {
            files.add(file, origin.account(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireRoom(List<EvidenceFile> ofProduct, List<EvidenceFile> ofRecord, long size) {
        if (ofRecord.size() >= settings.mostPerRecord()) {
            throw full("The piece of evidence has %,d documents already, the most that are accepted; remove some."
                    .formatted(ofRecord.size()));
        }
        long kept = ofProduct.stream().mapToLong(EvidenceFile::size).sum();
        long most = settings.mostPerProduct().toBytes();
        if (kept + size > most) {
            throw full(
                    "The documents of the product have %,d bytes already, and this one has %,d; at most %,d are kept. Remove some."
                            .formatted(kept, size, most));
        }
    }

    private static Refused full(String message) {
        return Refused.because(Code.NOT_POSSIBLE, "", message);
    }

    /**
     * Deletes the content of a document, also of evidence that was taken off file, and returns the product it was kept for. What it
     * was, with its hash, stays on record.
     */
    UUID remove(UUID id, String stated) {
        String reason = StatedReason.required(stated);
        EvidenceFile file = files.find(List.of(id)).stream().findFirst().orElseThrow(EvidenceFileBook::absent);
        if (products.find(List.of(file.productId())).isEmpty()) {
            throw absent();
        }
        Origin origin = origin();
        evidence.change(file.productId(), Who.EDITOR, reason, refiling -> {
            if (!files.remove(id, origin, reason)) {
                throw absent();
            }
            List<FieldChange> gone = FieldChange.between(plain(file), Map.of());
            Change removal = refiling.changeBeside(Subject.EVIDENCE_FILE, id, file.fileName(), Action.REMOVED, gone);
            changeLog.record(removal);
        });
        return file.productId();
    }

    private Origin origin() {
        return caller.get().origin(UtcTime.of(UtcTime.column(clock.instant())));
    }

    private static Map<String, Object> plain(EvidenceFile file) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("fileName", file.fileName());
        plain.put("mediaType", file.mediaType());
        plain.put("size", file.size());
        plain.put("sha256", file.sha256());
        plain.put("path", file.path());
        return plain;
    }

    static Refused absent() {
        return Refused.because(
                Code.NOT_FOUND,
                "id",
                "There is no document with this id that you may see. Use the id or the path of a document as the API returned it.");
    }
}
