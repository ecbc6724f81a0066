package org.craregistry.graphql;

import graphql.AssertException;
import graphql.ExecutionInput;
import graphql.InvalidSyntaxError;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the documents used last, read and validated. Bounded in number and size, because clients choose what is in it. */
@Component
class DocumentCache implements PreparsedDocumentProvider {

    private static final float LOAD_FACTOR = 0.75f;

    private final int longest;
    private final Map<String, PreparsedDocumentEntry> documents;

    DocumentCache(GraphQlLimits limits) {
        longest = limits.longestCachedDocument();
        documents = new LinkedHashMap<>(limits.cachedDocuments(), LOAD_FACTOR, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, PreparsedDocumentEntry> eldest) {
                return size() > limits.cachedDocuments();
            }
        };
    }

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        String text = input.getQuery();
        PreparsedDocumentEntry known = get(text);
        if (known != null) {
            return CompletableFuture.completedFuture(known);
        }
        PreparsedDocumentEntry read = read(input, parseAndValidate);
        if (!read.hasErrors() && text.length() <= longest) {
            put(text, read);
        }
        return CompletableFuture.completedFuture(read);
    }

    /** The parser fails with an assertion on escapes of characters that there are not; to the caller it is a syntax error. */
    private static PreparsedDocumentEntry read(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        try {
            return parseAndValidate.apply(input);
        } catch (AssertException unreadable) {
            return new PreparsedDocumentEntry(new InvalidSyntaxError(
                    List.of(), "The document has a text that cannot be read; check its escapes, such as \\u00E9."));
        }
    }

    int size() {
        synchronized (documents) {
            return documents.size();
        }
    }

    private @Nullable PreparsedDocumentEntry get(String text) {
        synchronized (documents) {
            return documents.get(text);
        }
    }

    private void put(String text, PreparsedDocumentEntry document) {
        synchronized (documents) {
            documents.put(text, document);
        }
    }
}
