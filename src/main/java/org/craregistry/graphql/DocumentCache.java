package org.craregistry.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.AssertException;
import graphql.ExecutionInput;
import graphql.InvalidSyntaxError;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Keeps the documents used most, read and validated. Bounded in number and size, because clients choose what is in it. */
@Component
class DocumentCache implements PreparsedDocumentProvider {

    private final int longest;
    private final Cache<String, PreparsedDocumentEntry> documents;

    DocumentCache(GraphQlLimits limits) {
        longest = limits.longestCachedDocument();
        documents = Caffeine.newBuilder().maximumSize(limits.cachedDocuments()).build();
    }

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        String text = input.getQuery();
        PreparsedDocumentEntry known = documents.getIfPresent(text);
        if (known != null) {
            return CompletableFuture.completedFuture(known);
        }
        PreparsedDocumentEntry read = read(input, parseAndValidate);
        if (!read.hasErrors() && text.length() <= longest) {
            documents.put(text, read);
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

    long size() {
        documents.cleanUp();
        return documents.estimatedSize();
    }
}
