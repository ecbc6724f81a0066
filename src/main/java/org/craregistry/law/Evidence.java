package org.craregistry.law;

/**
 * What is on file for one product. What is not on file does not exist.
 *
 * @param classificationReasoned whether a signed decision on the class with a reason is on file
 */
public record Evidence(boolean classificationReasoned) {

    private static final Evidence NONE = new Evidence(false);

    /** Nothing on file. */
    public static Evidence none() {
        return NONE;
    }
}
