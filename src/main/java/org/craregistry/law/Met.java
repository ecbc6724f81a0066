package org.craregistry.law;

/** Takes what was met while a condition was weighed: where it stands in the input, and a sentence about it. */
@FunctionalInterface
interface Met {

    /**
     * @param path where it stands, such as {@code facts.nature} or {@code evidence.certificates[0].level}; empty where
     *     it is no input but the date, the state of the law or another answer
     */
    void tell(String path, String sentence);
}
