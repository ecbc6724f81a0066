package org.craregistry.law;

/** Takes what was met while a condition was weighed: where it stands in the input, and a sentence about it. */
@FunctionalInterface
interface Met {

    /**
     * @param path where it stands, such as {@code facts.nature} or {@code evidence.certificates[0].level}; empty where
     *     it is no input but the date, the state of the law or another answer
     */
    void tell(String path, String sentence);

    /** The same of something that is not on file: people read it where nothing nearer was met. */
    default void lack(String path, String sentence) {
        tell(path, sentence);
    }

    /** The same of what only leads to what is asked, such as the class: people read it where nothing nearer was met. */
    default void aside(String path, String sentence) {
        tell(path, sentence);
    }

    /** The same places with this sentence. */
    default Met saying(String sentence) {
        return (path, other) -> tell(path, sentence);
    }
}
