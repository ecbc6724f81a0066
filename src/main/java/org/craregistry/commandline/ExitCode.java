package org.craregistry.commandline;

/** How a command ended, as scripts ask for it. docs/usage.md lists the numbers: they do not change. */
enum ExitCode {
    DONE(0),
    /** The file has rows that are not taken over, or is none that can be read. */
    PROBLEMS(1),
    WRONG_USAGE(2),
    /** The registry refuses: no rights, no such portfolio, a token that is no longer valid. */
    REFUSED(3),
    UNREACHABLE(4),
    /** Something that nobody thought of. */
    FAULT(5);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
