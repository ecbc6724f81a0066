package org.craregistry.commandline;

/** Why a command cannot do what it was told to, in a sentence. */
final class CommandFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    private CommandFailed(ExitCode exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    static CommandFailed usage(String sentence) {
        return new CommandFailed(ExitCode.WRONG_USAGE, sentence);
    }

    /** The file is what is wrong, not the way in which the command was called. */
    static CommandFailed file(String sentence) {
        return new CommandFailed(ExitCode.PROBLEMS, sentence);
    }

    static CommandFailed refused(String sentence) {
        return new CommandFailed(ExitCode.REFUSED, sentence);
    }

    static CommandFailed unreachable(String sentence) {
        return new CommandFailed(ExitCode.UNREACHABLE, sentence);
    }

    ExitCode exitCode() {
        return exitCode;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
