package org.craregistry.commandline;

import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a command is called from.
 *
 * @param variables the variables of the environment
 * @param out for results
 * @param err for progress and for what went wrong
 * @param terminal whether somebody looks on
 */
record Shell(Map<String, String> variables, PrintWriter out, PrintWriter err, boolean terminal) {

    /** What consoles show is not always UTF-8; escaped, JSON is the same everywhere. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final String BEGINNING_OF_AN_EMPTY_LINE = "\r\u001b[K";

    /** The shell that this process was started from. */
    static Shell ofThisProcess() {
        return new Shell(
                System.getenv(),
                new PrintWriter(System.out, true),
                new PrintWriter(System.err, true),
                Ansi.AUTO.enabled());
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    void complain(String line) {
        err.println(line);
        err.flush();
    }

    /** Writes one line of JSON. */
    void json(Object value) {
        say(JSON.writeValueAsString(value));
    }

    /** Shows on one line, which is written over, how far something is; nothing where nobody looks on. */
    void progress(String line) {
        if (terminal) {
            err.print(BEGINNING_OF_AN_EMPTY_LINE + line);
            err.flush();
        }
    }
}
