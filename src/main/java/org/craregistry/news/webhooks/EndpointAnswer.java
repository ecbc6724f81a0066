package org.craregistry.news.webhooks;

/**
 * What came back from an endpoint.
 *
 * @param accepted whether the endpoint has it
 * @param gone whether the endpoint asked for nothing more to be sent
 * @param words what happened, in a sentence
 */
record EndpointAnswer(boolean accepted, boolean gone, String words) {

    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final int REFUSED = 400;
    private static final int GONE = 410;

    static EndpointAnswer of(int status) {
        if (status >= OK && status < REDIRECT) {
            return new EndpointAnswer(true, false, "The endpoint accepted it (%d).".formatted(status));
        }
        if (status >= REDIRECT && status < REFUSED) {
            return failed(
                    "The endpoint answered %d and names another address; redirects are not followed. Enter the address it leads to."
                            .formatted(status));
        }
        return new EndpointAnswer(false, status == GONE, "The endpoint answered %d.".formatted(status));
    }

    static EndpointAnswer failed(String words) {
        return new EndpointAnswer(false, false, words);
    }
}
