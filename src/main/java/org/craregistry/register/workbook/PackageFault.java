package org.craregistry.register.workbook;

import org.jspecify.annotations.Nullable;

/** What a failure of POI, the XML parser or the inflater says about the file. */
final class PackageFault {

    private static final int DEEPEST = 10;

    private PackageFault() {}

    /** The refusal for this failure: an attack where it is one, else a damaged file. */
    static UnreadableRegister refusal(Exception failure, String name) {
        UnreadableRegister refusal = attack(failure, name);
        if (refusal == null) {
            refusal = FileRefusals.damaged(name, "its parts cannot be read");
        }
        if (refusal.getCause() == null && refusal != failure) {
            refusal.initCause(failure);
        }
        return refusal;
    }

    /** The refusal for this failure where the file is an attack or was refused before; {@code null} where it is not. */
    static @Nullable UnreadableRegister attack(Exception failure, String name) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            UnreadableRegister attack = attack(cause.getMessage(), name);
            if (attack != null) {
                return attack;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static @Nullable UnreadableRegister attack(@Nullable String message, String name) {
        if (message == null) {
            return null;
        }
        if (message.contains("Zip bomb") || message.contains("potentially malicious")) {
            return FileRefusals.zipBomb(name);
        }
        if (message.contains("DOCTYPE")) {
            return FileRefusals.doctype(name);
        }
        return message.contains("Strict OOXML") ? FileRefusals.strict(name) : null;
    }
}
