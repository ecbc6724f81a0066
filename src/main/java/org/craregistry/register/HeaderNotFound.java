package org.craregistry.register;

import org.craregistry.register.workbook.UnreadableRegister;

/** A file without a header that can be read; it says which row comes nearest to one, so that its columns can be told. */
public final class HeaderNotFound extends UnreadableRegister {

    private static final long serialVersionUID = 1L;

    private final transient RegisterHeader nearest;

    HeaderNotFound(String code, String message, RegisterHeader nearest) {
        super(code, message);
        this.nearest = nearest;
    }

    /** The same with a sentence more. */
    HeaderNotFound adding(String sentence) {
        return new HeaderNotFound(code(), getMessage() + " " + sentence, nearest);
    }

    /** The row that comes nearest to a header. */
    public RegisterHeader nearest() {
        return nearest;
    }
}
