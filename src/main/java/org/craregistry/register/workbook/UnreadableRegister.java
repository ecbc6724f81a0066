package org.craregistry.register.workbook;

import java.util.Objects;

/** A file that is refused as a whole; the message is a sentence for the person who sent it, with reason and remedy. */
public class UnreadableRegister extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code one of the stable codes, such as {@code OLD_EXCEL}
     * @param message what was met, what is accepted and what to do
     */
    public UnreadableRegister(String code, String message) {
        super(message);
        this.code = code;
    }

    /** The stable code of the reason. */
    public String code() {
        return code;
    }

    /** The sentence with reason and remedy; never {@code null}. */
    @Override
    public String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), code);
    }
}
