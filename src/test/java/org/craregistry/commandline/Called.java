package org.craregistry.commandline;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A command that was called, and what came of it. */
record Called(int exitCode, String out, String err) {

    static final OwnDatabase NO_DATABASE = (account, password, settings) -> {
        throw new AssertionError("No database is asked.");
    };

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Called with(Map<String, String> variables, String... arguments) {
        return with(variables, NO_DATABASE, arguments);
    }

    static Called with(Map<String, String> variables, OwnDatabase database, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Shell shell = new Shell(variables, new PrintWriter(out), new PrintWriter(err), false);
        int exitCode = Commands.run(shell, database, arguments);
        return new Called(exitCode, out.toString(), err.toString());
    }

    JsonNode json() {
        return JSON.readTree(out);
    }
}
