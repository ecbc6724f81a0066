package org.craregistry.register;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the empty register: instructions, a Products sheet with drop-downs and comments, the hidden lists. */
public final class RegisterTemplate {

    /**
     * Writes the template; the stream stays open.
     *
     * @throws IOException where the stream or the disk fails
     */
    public void write(OutputStream out) throws IOException {
        throw new UnsupportedOperationException("in the making");
    }
}
